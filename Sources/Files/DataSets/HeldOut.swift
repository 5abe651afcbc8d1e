import LeNet

extension Array {
  /// A fifth of the items, rounded, and at least one where there are two, by chance.
  func fifth(using generator: inout some RandomNumberGenerator) -> ArraySlice<Element> {
    let fifth = count < 2 ? 0 : Swift.max(1, (2 * count + 5) / 10)
    return shuffled(using: &generator).prefix(fifth)
  }
}

extension LabelledDigits {
  /// One half of digits that come without test digits, in an order that chance has mixed: the same every time, and any
  /// first or last of them stand for all.
  ///
  /// The test digits are a fifth of every class; chance chooses them, the same every time.
  func half(_ split: DataSet.Split) -> LabelledDigits {
    var byLabel = [[Int]](repeating: [], count: 10)
    for (index, label) in labels.enumerated() { byLabel[Int(label)].append(index) }
    var generator = SplitMix64(seed: 1)
    let heldOut = Set(byLabel.flatMap { $0.fifth(using: &generator) })
    generator = SplitMix64(seed: 2)
    let chosen = labels.indices.filter { heldOut.contains($0) == (split == .test) }.shuffled(
      using: &generator)

    let area = Digit.side * Digit.side
    var pixels: [UInt8] = []
    pixels.reserveCapacity(chosen.count * area)
    for index in chosen { pixels += self.pixels[index * area..<(index + 1) * area] }
    return LabelledDigits(pixels: pixels, labels: chosen.map { labels[$0] })
  }
}
