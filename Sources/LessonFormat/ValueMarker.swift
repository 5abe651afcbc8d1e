/// What stands in prose for a value until the lesson has run: the value's number, from 0, between two characters that
/// Unicode leaves to private use. With its number, no value can come to stand in another's place.
public enum ValueMarker {
  static let first: Unicode.Scalar = "\u{E000}"
  static let last: Unicode.Scalar = "\u{E001}"

  static func text(_ number: Int) -> String { "\(first)\(number)\(last)" }

  /// The numbers of the values that `text` has a place for, in order.
  static func numbers(in text: String) -> [Int] {
    var numbers: [Int] = []
    _ = replaced(in: text) { number in
      numbers.append(number)
      return ""
    }
    return numbers
  }

  /// The text with a value in the place of every marker; one that has no value is left out.
  public static func filled(_ text: String, with values: [String]) -> String {
    replaced(in: text) { values.indices.contains($0) ? values[$0] : "" }
  }

  private static func replaced(in text: String, by value: (Int) -> String) -> String {
    var result = ""
    var rest = text.unicodeScalars[...]
    while let start = rest.firstIndex(of: first), let end = rest[start...].firstIndex(of: last) {
      result.unicodeScalars += rest[..<start]
      let name = String(rest[rest.index(after: start)..<end])
      result += Int(name).map(value) ?? ""
      rest = rest[rest.index(after: end)...]
    }
    result.unicodeScalars += rest
    return result
  }
}
