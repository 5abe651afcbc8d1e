import LessonFormat

extension LessonSource {
  /// The line of the file that the text of a block begins on.
  func firstLine(of block: Int) -> Int { blocks[block].code?.line ?? lines[block].lowerBound }

  /// The line within a block's text, counted from 1, that a line of the file is.
  ///
  /// What stands beside the text that is edited, such as an exercise's check, is its last line.
  func line(_ line: Int, within block: Int) -> Int {
    let count =
      blocks[block].code.map { $0.text.split(separator: "\n", omittingEmptySubsequences: false).count }
      ?? lines[block].count
    return min(max(1, line - firstLine(of: block) + 1), max(1, count))
  }
}

extension Diagnostic {
  /// The same with its place counted within its block, in which the text of a fence begins at the margin.
  func within(_ source: LessonSource) -> Diagnostic {
    var result = self
    result.block = block ?? source.block(ofLine: line)
    guard let block = result.block, source.blocks.indices.contains(block) else { return self }
    result.line = source.line(line, within: block)
    result.column = max(1, column - (source.blocks[block].code?.column ?? 1) + 1)
    return result
  }
}
