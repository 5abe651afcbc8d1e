// What of a lesson is kept on disk.

extension LessonState {
  /// What is to be kept of the blocks beside the lesson's file.
  var records: [CellRecord] {
    blocks.indices.filter { blocks[$0].draft != nil || blocks[$0].original != nil || blocks[$0].isAdded }
      .map { index in
        var record = CellRecord(blocks[index])
        let ordinal = ordinal(of: index)
        record.ordinal = ordinal > 0 ? ordinal : nil
        return record
      } + strays
  }

  /// How many blocks before one hold the same text.
  private func ordinal(of index: Int) -> Int {
    blocks[..<index].count { $0.text == blocks[index].text }
  }

  /// Gives blocks what was kept of them.
  mutating func restore(_ records: [CellRecord]) { strays += give(records, to: Array(blocks.indices)) }

  /// Gives what was kept to some blocks: a record belongs to the block whose text it knows, of several to that in its place.
  ///
  /// - Returns: the records that have found no block.
  mutating func give(_ records: [CellRecord], to places: [Int]) -> [CellRecord] {
    var free = places
    var rest = records
    for isExact in [true, false] {
      rest = rest.filter { record in
        let place = free.firstIndex {
          blocks[$0].text == record.saved && (!isExact || ordinal(of: $0) == record.ordinal ?? 0)
        }
        if let place { blocks[free.remove(at: place)].take(record) }
        return place == nil
      }
    }
    return rest.filter { $0.draft != nil || $0.original != nil }
  }
}

extension LessonState.Block {
  fileprivate mutating func take(_ record: CellRecord) {
    draft = record.draft
    original = record.original
    isAdded = record.isAdded
    contested = record.isContested == true ? .max : 0
  }
}

extension CellRecord {
  init(_ block: LessonState.Block) {
    self.init(
      original: block.original, saved: block.text, draft: block.draft, isAdded: block.isAdded,
      isContested: block.isContested ? true : nil)
  }
}
