import LeNet

/// What a stage's maps show: where each is strongest, and which are silent.
struct MapsSummary: Hashable {
  struct Map: Hashable {
    var channel: Int
    /// The largest value, and where it is.
    var peak: Float
    var row: Int
    var column: Int
    var mean: Float
    /// The share of values above zero, 0…1.
    var active: Double
    /// All values are zero.
    var isSilent: Bool
  }

  let maps: [Map]

  /// - Parameter values: `[channels, height, width]`.
  init(_ values: [Float], shape: Shape) {
    maps = (0..<shape.channels).map { channel in
      let map = values[channel * shape.area..<(channel + 1) * shape.area]
      let peak = map.indices.max { map[$0] < map[$1] }! - map.startIndex
      return Map(
        channel: channel, peak: map[map.startIndex + peak], row: peak / shape.width,
        column: peak % shape.width,
        mean: map.reduce(0, +) / Float(shape.area),
        active: Double(map.count { $0 > 0 }) / Double(shape.area), isSilent: map.allSatisfy { $0 == 0 })
    }
  }

  var strongest: Map { maps.max { $0.peak < $1.peak }! }

  /// `Map 3 fires most strongly, 2.31 at row 5, column 12; map 1 is silent.`
  var words: String {
    let strongest = strongest
    if maps.allSatisfy(\.isSilent) { return "All are silent." }
    let silent = maps.filter(\.isSilent).map(\.channel)
    let silence =
      switch silent.count {
      case 0: "none is silent"
      case 1: "map \(silent[0]) is silent"
      default: "maps \(Numbers.list(silent)) are silent"
      }
    return "Map \(strongest.channel) fires most strongly, \(Numbers.short(strongest.peak)) at row "
      + "\(strongest.row), column \(strongest.column); \(silence)."
  }

  var table: Table {
    Table(
      header: ["map", "largest", "row", "column", "mean", "above zero"],
      rows: maps.map {
        [
          String($0.channel), Numbers.short($0.peak), String($0.row), String($0.column),
          Numbers.short($0.mean),
          Numbers.percent($0.active, 0),
        ]
      })
  }
}
