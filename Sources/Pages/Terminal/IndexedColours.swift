import Cairo
import Figures

/// The colours of a terminal with 256 of them, on dark ground, picked by hand: the nearest ones to those of a page run from
/// olive to mauve where a page's gold does.
enum IndexedColours {
  private static let ink: [UInt8] = [233, 236, 239, 242, 245, 248, 251, 254]
  private static let activation: [UInt8] = [233, 236, 94, 130, 172, 179, 222, 229]
  private static let positive: [UInt8] = [233, 236, 94, 130, 166, 208]
  private static let negative: [UInt8] = [233, 236, 24, 25, 32, 75]
  /// For words and frames: the accent.
  private static let accent: UInt8 = 204

  /// The ramp of a scale's values from zero outwards.
  static func ramp(_ scale: ColorScale, isNegative: Bool = false) -> [UInt8] {
    switch scale {
    case .ink: ink
    case .activation: activation
    case .signed: isNegative ? negative : positive
    }
  }

  static func index(of value: Float, _ scale: ColorScale) -> UInt8 {
    let ramp = ramp(scale, isNegative: value < 0)
    let share = min(max(abs(value) / scale.range.upperBound, 0), 1)
    return ramp[value.isNaN ? 0 : Int((share * Float(ramp.count - 1)).rounded())]
  }

  /// The picked colour that a page's is most like.
  static func index(nearest color: Color) -> UInt8 {
    func distance(_ index: UInt8) -> Int {
      let other = Self.color(index)
      let differences = [
        Int(color.red) - Int(other.red), Int(color.green) - Int(other.green),
        Int(color.blue) - Int(other.blue),
      ]
      return differences.reduce(0) { $0 + $1 * $1 }
    }
    return picked.min { distance($0) < distance($1) }!
  }

  private static let picked = ink + activation + positive + negative + [accent]

  /// What a terminal shows: a cube of 6 × 6 × 6 colours from 16 on, greys from 232 on.
  static func color(_ index: UInt8) -> Color {
    if index >= 232 {
      let grey = 8 + 10 * (index - 232)
      return Color(red: grey, green: grey, blue: grey)
    }
    let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
    let place = Int(index) - 16
    return Color(red: levels[place / 36], green: levels[place / 6 % 6], blue: levels[place % 6])
  }
}
