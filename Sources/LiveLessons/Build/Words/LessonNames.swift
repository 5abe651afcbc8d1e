import Foundation
import LessonFormat

/// The names that a lesson's cells declare and use, as far as words about a mistake need them.
struct LessonNames {
  /// What cells below declare.
  var below: Set<String> = []
  /// All names in the lesson's Swift: most of them exist.
  var used: Set<String> = []

  init(below: Set<String> = [], used: Set<String> = []) {
    self.below = below
    self.used = used
  }

  /// - Parameters:
  ///   - lesson: the lesson.
  ///   - block: the block that the mistake is in.
  init(of lesson: LessonSource, at block: Int) {
    for (number, part) in lesson.blocks.enumerated() {
      guard let code = part.code?.text else { continue }
      if number != block { used.formUnion(Self.names(in: code)) }
      // An exercise's variables are its own.
      if case .exercise = part { continue }
      if number > block { below.formUnion(Self.declarations(in: code)) }
    }
  }

  /// The names of variables, functions and types that stand behind their keyword.
  static func declarations(in code: String) -> Set<String> {
    let single = code.matches(of: #/\b(?:let|var|func|struct|class|enum|typealias)\s+(\w+)/#).map {
      String($0.1)
    }
    let tuples = code.matches(of: #/\b(?:let|var)\s+\(([\w,\s]+)\)/#).flatMap { names(in: String($0.1)) }
    return Set(single + tuples)
  }

  private static func names(in code: String) -> [String] {
    code.replacing(#//\/.*/#, with: "").replacing(#/"[^"\n]*"/#, with: "").matches(of: #/[A-Za-z_]\w*/#)
      .map { String($0.0) }
  }

  // MARK: - Near misses

  private static let common: Set = [
    "Float", "Double", "Int", "String", "Bool", "Lanes", "true", "false", "return", "func", "struct", "else",
    "while",
    "switch", "break", "continue", "show", "expect", "abs", "sqrt", "exp", "log", "max", "min", "stride",
    "zip", "import",
  ]
  private static let members: Set = [
    "count", "map", "filter", "reduce", "append", "first", "last", "enumerated", "indices", "sorted", "max",
    "min", "isEmpty",
    "reversed", "contains", "squareRoot", "rounded", "prefix", "suffix", "allSatisfy",
  ]

  /// The known name that one or two slips of the hand make of `name`.
  func nearest(to name: String) -> String? { Self.nearest(to: name, among: used.union(Self.common)) }

  /// The same of what stands behind a point.
  func nearestMember(to name: String) -> String? { Self.nearest(to: name, among: used.union(Self.members)) }

  private static func nearest(to name: String, among names: Set<String>) -> String? {
    // Of short names, others are always near.
    let limit = name.count < 3 ? 0 : name.count < 5 ? 1 : 2
    let near = names.subtracting([name]).map { (name: $0, slips: slips(from: name, to: $0, limit: limit)) }
    return near.filter { $0.slips <= limit }.min { ($0.slips, $0.name) < ($1.slips, $1.name) }?.name
  }

  /// How many letters are wrong, missing, too many or in the place of their neighbour; case does not count. More than
  /// `limit` if that is so.
  static func slips(from first: String, to second: String, limit: Int) -> Int {
    let (a, b) = (Array(first.lowercased()), Array(second.lowercased()))
    guard abs(a.count - b.count) <= limit else { return limit + 1 }
    var rows = [Array(0...b.count)]
    for (i, letter) in a.enumerated() {
      var row = [i + 1]
      for (j, other) in b.enumerated() {
        var slips = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (letter == other ? 0 : 1))
        if i > 0, j > 0, letter == b[j - 1], a[i - 1] == other { slips = min(slips, rows[i - 1][j - 1] + 1) }
        row.append(slips)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }

  /// What Swift has for a word of another language, or for a keyword with a slip in it.
  static func swift(for word: String) -> String? {
    let others = [
      "True": "true", "False": "false", "None": "nil", "null": "nil", "NULL": "nil", "and": "&&", "or": "||",
      "not": "!",
      "def": "func", "function": "func", "fn": "func", "const": "let", "elif": "else if", "elseif": "else if",
      "lambda": "{ x in … }",
      "range": "0..<n", "len": ".count", "int": "Int", "float": "Float", "double": "Double",
      "string": "String", "bool": "Bool",
      "retrun": "return", "retun": "return", "reutrn": "return", "funk": "func", "fucn": "func",
      "fun": "func", "lte": "let",
      "vra": "var", "esle": "else", "whlie": "while", "fro": "for", "strcut": "struct", "improt": "import",
    ]
    return others[word]
  }
}
