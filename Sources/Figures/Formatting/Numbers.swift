import Foundation

/// Numbers as figures, tables and alternative texts write them: with a true minus sign and as many digits as
/// mean something. The live parts of pages write them by the same rules (words.js), and one table of examples tests both.
public enum Numbers {
  /// `value` rounded to `decimals` places: `−0.25`; with `signed`, `+0.25` too.
  public static func fixed(_ value: some BinaryFloatingPoint, _ decimals: Int, signed: Bool = false) -> String
  {
    // Halves away from zero, which C and JavaScript would round in two ways.
    let power = pow(10, Double(decimals))
    let text = String(format: "%.\(decimals)f", (abs(Double(value)) * power).rounded() / power)
    if !text.contains(where: { $0 != "0" && $0 != "." }) { return text }
    return (value < 0 ? "−" : signed ? "+" : "") + text
  }

  /// `value` to three significant digits, four decimals at most: `0.0123`, `0.0012`, `1.23`, `123`, `12,345`; zero
  /// as `0`; from 10¹⁵ on as `1.0e+30`.
  public static func short(_ value: some BinaryFloatingPoint, signed: Bool = false) -> String {
    let magnitude = abs(Double(value))
    // Beyond whole numbers of a sensible length; an Int could not hold them all.
    guard magnitude < 1e15 else {
      let sign = value < 0 ? "−" : signed ? "+" : ""
      return value.isNaN
        ? "no number" : magnitude.isInfinite ? sign + "∞" : sign + String(format: "%.1e", magnitude)
    }
    // What is nothing to four decimals has no sign either.
    if magnitude < 0.000_05 { return magnitude == 0 ? "0" : "0.0000" }
    if magnitude >= 1000 { return (value < 0 ? "−" : signed ? "+" : "") + grouped(Int(magnitude.rounded())) }
    let decimals =
      magnitude >= 100 ? 0 : magnitude >= 10 ? 1 : magnitude >= 0.1 ? 2 : magnitude >= 0.01 ? 3 : 4
    return fixed(value, decimals, signed: signed)
  }

  /// `value` to three significant digits however small it is: `0.00821`.
  public static func significant(_ value: some BinaryFloatingPoint) -> String {
    let magnitude = abs(Double(value))
    guard magnitude > 0, magnitude < 1 else { return short(value) }
    return fixed(value, 2 - Int(log10(magnitude).rounded(.down)))
  }

  /// A whole number as a count, any other to three significant digits: `97`, `97.5`.
  public static func plain(_ value: some BinaryFloatingPoint, signed: Bool = false) -> String {
    let number = Double(value)
    guard number == number.rounded() && abs(number) < 1e15 else { return short(value, signed: signed) }
    return (signed && number > 0 ? "+" : "") + grouped(Int(number))
  }

  /// A number as one would type it, three significant digits at most: `0.03`, `2.37`, `97`.
  public static func trimmed(_ value: some BinaryFloatingPoint) -> String {
    let text = plain(value)
    guard text.contains("."), !text.contains("e") else { return text }
    let digits = text[...text.lastIndex { $0 != "0" }!]
    return String(digits.last == "." ? digits.dropLast() : digits)
  }

  /// A share 0…1 in per cent. What is nearly none or nearly all does not round to none or all: `< 0.1 %`.
  public static func percent(_ share: some BinaryFloatingPoint, _ decimals: Int = 1) -> String {
    let value = Double(share) * 100
    let step = pow(10, -Double(decimals))
    if value > 0 && value < step / 2 { return "< \(fixed(step, decimals)) %" }
    if value < 100 && value > 100 - step / 2 { return "> \(fixed(100 - step, decimals)) %" }
    return "\(fixed(value, value == 0 || value == 100 ? 0 : decimals)) %"
  }

  /// A share as prose has it, with a space that does not break: `more than 99.9 %`.
  public static func percentInWords(_ share: some BinaryFloatingPoint, _ decimals: Int = 1) -> String {
    percent(share, decimals).replacing("< ", with: "less than ").replacing("> ", with: "more than ")
      .replacing(" %", with: "\u{A0}%")
  }

  /// An area under a ROC curve of either side of ½, as the larger of the two, cut off after three decimals: what is nearly
  /// perfect is not called so.
  public static func area(_ area: Double) -> String {
    let larger = max(area, 1 - area)
    return larger == 1 ? "1" : fixed((1000 * larger).rounded(.down) / 1000, 3)
  }

  /// A digit with its article: `an 8`, `a 7`.
  public static func withArticle(_ digit: Int) -> String { digit == 8 ? "an 8" : "a \(digit)" }

  /// A count with its thousands apart: `60,000`.
  public static func grouped(_ count: Int) -> String {
    var digits = String(abs(count))
    var place = digits.count - 3
    while place > 0 {
      digits.insert(",", at: digits.index(digits.startIndex, offsetBy: place))
      place -= 3
    }
    return (count < 0 ? "−" : "") + digits
  }

  /// How many there are of something: `1 mistake`, `2,000 mistakes`.
  public static func count(_ count: Int, _ noun: String) -> String {
    "\(grouped(count)) \(noun)\(count == 1 ? "" : "s")"
  }

  /// A small count as a word, as prose has it: `six`.
  public static func word(_ count: Int) -> String {
    let words = [
      "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ]
    return words.indices.contains(count) ? words[count] : grouped(count)
  }

  /// `1`, `1 and 2`, `1, 2 and 3`.
  public static func list(_ items: [some CustomStringConvertible]) -> String {
    guard let last = items.last else { return "" }
    let rest = items.dropLast().map(\.description).joined(separator: ", ")
    return rest.isEmpty ? last.description : "\(rest) and \(last)"
  }
}

extension String {
  /// The text with its first letter as a sentence begins.
  package var capitalised: String { prefix(1).uppercased() + dropFirst() }
}
