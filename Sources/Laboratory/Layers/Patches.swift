import LeNet

extension Network {
  /// The pieces of digits to which filters and units respond most, each the receptive field of one response.
  ///
  /// For every channel, each digit's largest response is found, at the first place where it stands; the digits with the
  /// largest of these come first, the earlier of two that are equal.
  ///
  /// - Parameters:
  ///   - channels: filters or units, by the stage's index in the architecture.
  ///   - digits: the digits in which patches are searched.
  ///   - count: patches of each channel at most.
  ///   - threads: how many share the work; the result is the same for any number.
  public func patches(
    of channels: [(stage: Int, channel: Int)], in digits: LabelledDigits, count: Int = 9, threads: Int = 1
  ) -> [LayerFindings.Patches] {
    // A list for each worker and channel.
    let lists = (0..<max(1, threads)).map { _ in channels.map { _ in StrongestResponses(count: count) } }
    withWorkers(threads) { worker, workers, _ in
      let passage = Passage(self)
      for first in stride(from: 16 * worker, to: digits.count, by: 16 * workers) {
        passage.load(digits, from: first)
        passage.run()
        for (place, list) in zip(channels, lists[worker]) {
          let area = architecture.stages[place.stage].shape.area
          list.add(
            passage[place.stage] + place.channel * area, area: area, first: first,
            digits: min(16, digits.count - first))
        }
      }
    }
    return channels.indices.map { index in
      let stage = architecture.stages[channels[index].stage]
      let strongest = lists.flatMap { $0[index].responses }.sorted { $0.isStronger(than: $1) }.prefix(count)
      let field = stage.receptiveField
      return LayerFindings.Patches(
        stage: "\(stage.name)", channel: channels[index].channel, height: field.height, width: field.width,
        patches: strongest.map { response in
          let (row, column) = (response.place / stage.shape.width, response.place % stage.shape.width)
          return LayerFindings.Patch(
            digit: response.digit, label: Int(digits.labels[response.digit]), row: row, column: column,
            top: field.start + field.stride * row, left: field.start + field.stride * column,
            value: Double(response.value))
        })
    }
  }
}

/// One digit's largest value of a channel.
private struct Response {
  var value: Float
  var digit: Int
  var place: Int

  func isStronger(than other: Response) -> Bool {
    value > other.value || value == other.value && digit < other.digit
  }
}

/// The strongest responses that one worker has met. A class, so that each worker writes to its own.
private final class StrongestResponses {
  private let count: Int
  /// Strongest first.
  private(set) var responses: [Response] = []

  init(count: Int) { self.count = count }

  /// - Parameters:
  ///   - map: `[area]` lanes.
  ///   - first: the digit in lane 0.
  ///   - digits: lanes that hold a digit.
  func add(_ map: UnsafePointer<Lanes>, area: Int, first: Int, digits: Int) {
    var (largest, places) = (Lanes.zero, SIMD16<Int32>.zero)
    for place in 0..<area {
      let isLarger = map[place] .> largest
      largest.replace(with: map[place], where: isLarger)
      places.replace(with: Int32(place), where: isLarger)
    }
    let least = responses.count < count ? 0 : responses[count - 1].value
    guard largest.max() > least || responses.count < count else { return }
    for lane in 0..<digits where largest[lane] > 0 {
      let response = Response(value: largest[lane], digit: first + lane, place: Int(places[lane]))
      guard responses.count < count || response.isStronger(than: responses[count - 1]) else { continue }
      let index = responses.firstIndex { response.isStronger(than: $0) } ?? responses.count
      responses.insert(response, at: index)
      if responses.count > count { responses.removeLast() }
    }
  }
}
