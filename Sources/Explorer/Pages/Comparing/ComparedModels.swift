import Figures
import Laboratory

// What the page's table is filled with. Mustache reads the properties by their names.

/// The page's table of models, which readers can sort by every column.
struct ComparedModels {
  let columns: [String]
  let rows: [Row]
  /// The works that published errors come from, each with the letter that stands beside them.
  let sources: [Source]
  /// What is known of each model, and of why its error is not the published one.
  let models: [Entry]

  struct Row {
    let id, name: String
    /// Whether it is LeNet-5's.
    let isStandard: Bool
    let cells: [Cell]
  }

  struct Cell {
    let text: String
    /// What the column is sorted by; nothing where there is no value.
    let key: String?
    /// What stands behind the text, smaller.
    let remark: String?
    let letter: String?
    /// Whether the text may be broken.
    let isWords: Bool

    init(
      _ text: String, key: Double? = nil, remark: String? = nil, letter: String? = nil, isWords: Bool = false
    ) {
      self.text = text
      self.key = key.map { "\($0)" }
      self.remark = remark
      self.letter = letter
      self.isWords = isWords
    }
  }

  struct Source {
    let letter, words: String
  }

  struct Entry {
    let id, name, summary: String
    let published: String?
  }

  init(_ comparison: Comparison) {
    let lines = comparison.rows
    let hasPublished = comparison.hasPublishedErrors
    let hasStandard = lines.contains { $0.standing != nil }
    columns =
      ["model", "test error, %", "95 % interval"] + (hasPublished ? ["published, %"] : [])
      + (hasStandard ? ["against LeNet-5"] : [])
      + ["parameters", "multiply–adds a digit", "training seconds", "digits a second"]
    var works: [String] = []
    for line in lines {
      if let work = line.model.published?.source, !works.contains(work) { works.append(work) }
    }
    let letters = works.indices.map { String(UnicodeScalar(UInt8(ascii: "a") + UInt8($0))) }
    sources = hasPublished ? zip(letters, works).map { Source(letter: $0, words: $1) } : []
    rows = lines.map { line in
      Row(
        id: line.model.id, name: line.model.name, isStandard: line.model.id == Model.leNet5.id,
        cells: [
          Cell(line.errorWords.withoutPercent, key: line.error.mean),
          Cell(line.intervalWords.withoutPercent, key: line.interval.lowerBound),
        ]
          + (hasPublished
            ? [
              line.model.published.map { published in
                Cell(
                  published.words.withoutPercent, key: published.error,
                  letter: letters[works.firstIndex(of: published.source)!])
              } ?? Cell("–")
            ] : []) + (hasStandard ? [Self.standing(of: line)] : [])
          + [
            Cell(Numbers.grouped(line.parameters), key: Double(line.parameters)),
            Cell(Numbers.grouped(line.multiplyAdds), key: Double(line.multiplyAdds)),
            Cell(line.trainingSeconds.secondsWords, key: line.trainingSeconds),
            Cell(Numbers.short(line.digitsPerSecond.rounded()), key: line.digitsPerSecond),
          ])
    }
    models = lines.map { line in
      Entry(
        id: line.model.id, name: line.model.name.capitalised, summary: line.model.summary,
        published: hasPublished ? line.differenceWords : nil)
    }
  }

  /// Better ones first, then those that chance may set apart, then worse ones; within these, the surest first.
  private static func standing(of line: Comparison.Row) -> Cell {
    guard let standing = line.standing, let adjusted = line.adjusted else { return Cell("–") }
    let direction = standing == .undecided ? 0.0 : standing == .better ? -1 : 1
    return Cell(
      standing.rawValue, key: direction * (2 - adjusted),
      remark: adjusted < 0.001 ? "p\u{A0}<\u{A0}0.001" : "p\u{A0}=\u{A0}\(Numbers.fixed(adjusted, 3))",
      isWords: true)
  }
}

extension Comparison.Row {
  /// What was published, what was measured here, and what is known of why they differ.
  fileprivate var differenceWords: String? {
    guard let published = model.published else { return nil }
    let words = "Published \(published.words), here \(errorWords)."
    guard let difference = model.difference, !interval.contains(published.error) else { return words }
    return words + " " + difference
  }
}

extension String {
  /// The number of a column whose head has the sign.
  fileprivate var withoutPercent: String { replacing(" %", with: "") }
}
