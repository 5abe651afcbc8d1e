import Cairo
import Figures
import Files
import Foundation
import Reading

/// A form of somebody's own as a JSON file: a title, the paper, and fields with name, kind and place.
struct FormFile {
  private let place: String
  private let content: [String: JSONValue]

  /// No form has more bytes, or more fields.
  private static let sizeLimit = 1 << 20
  private static let fieldLimit = 100

  init(path: String) throws {
    try self.init(
      File.read(path, limit: Self.sizeLimit, remedy: "A form is a small JSON file."), from: path)
  }

  init(_ bytes: [UInt8], from place: String) throws {
    self.place = place
    let value: JSONValue
    do {
      value = try JSONDecoder().decode(JSONValue.self, from: Data(bytes))
    } catch {
      throw FileError(
        place, found: "no JSON", expected: "a form such as lenet sheet --help shows",
        remedy: Self.reason(of: error) ?? "Is it the right file?")
    }
    guard case .object(let content) = value else {
      throw FileError(
        place, found: "no object", expected: "{\"title\": …, \"fields\": […]}",
        remedy: "See lenet sheet --help for an example.")
    }
    self.content = content
  }

  /// Where the parser stopped, as its error says.
  private static func reason(of error: any Error) -> String? {
    guard case DecodingError.dataCorrupted(let context) = error, let cause = context.underlyingError,
      let words = (cause as NSError).userInfo[NSDebugDescriptionErrorKey] as? String
    else { return nil }
    return words.hasSuffix(".") ? words.printable : "\(words.printable)."
  }

  /// The form.
  ///
  /// - Parameter paper: the paper that was asked for; nil for what the file says, or A4.
  /// - Throws: `FileError` that names the field, if something is missing, misspelt or has no room.
  func layout(on paper: SheetLayout.Paper? = nil) throws -> SheetLayout {
    try checkNames(of: content, are: ["title", "paper", "fields"], in: "the form")
    var written: SheetLayout.Paper?
    if let name = content["paper"] {
      written = name.text.flatMap { SheetLayout.Paper(argument: $0) }
      guard written != nil else {
        throw error("paper \(name.words)", expected: "\"a4\" or \"letter\"")
      }
    }
    let chosen = paper ?? written ?? .a4
    guard case .list(let items) = content["fields"], !items.isEmpty else {
      throw error("no fields", expected: "a list of at least one, \"fields\": [{…}]")
    }
    guard items.count <= Self.fieldLimit else {
      throw error("\(items.count) fields", expected: "at most \(Self.fieldLimit)")
    }
    let title = try text(content["title"] ?? .text("A form"), of: "title", in: "the form", limit: 45)
    var fields: [SheetLayout.Field] = []
    for (index, item) in items.enumerated() {
      let field = try field(item, number: index + 1, on: chosen)
      for other in fields {
        guard other.name != field.name else {
          throw error("two fields of the name \(field.name.quoted)", expected: "each name once")
        }
        guard !other.room.overlaps(field.room) else {
          throw error(
            "field \(field.name.quoted) on that of \(other.name.quoted)",
            expected: "fields beside each other, each with its name above")
        }
      }
      fields.append(field)
    }
    return .form(title, on: chosen, fields: fields)
  }
}

// MARK: - A field

extension FormFile {
  private func field(
    _ item: JSONValue, number: Int, on paper: SheetLayout.Paper
  ) throws -> SheetLayout.Field {
    guard case .object(let item) = item else {
      throw error("field \(number) that is \(item.words)", expected: "{\"name\": …, \"kind\": …}")
    }
    guard let named = item["name"] else { throw error("field \(number) without a name", expected: "one") }
    let name = try text(named, of: "name", in: "field \(number)", limit: 40)
    let place = "field \(name.quoted)"
    let kinds = SheetLayout.Field.Kind.allCases
    guard let kind = kinds.first(where: { $0.name == item["kind"]?.text }) else {
      throw error(
        "\(place) of \(item["kind"].map { "kind \($0.words)" } ?? "no kind")",
        expected: kinds.map { "\"\($0.name)\"" }.joined(separator: ", "))
    }
    try checkNames(
      of: item, are: ["name", "kind", "x", "y", "width", "height"] + (kind == .digits ? ["count"] : []),
      in: place)
    let count = kind == .digits ? Int(try length("count", of: item, in: place, 1...20)) : 1
    let usual = kind.size
    let first = SheetLayout.Box(
      try length("x", of: item, in: place, 0...1000), try length("y", of: item, in: place, 0...1000),
      try length("width", of: item, in: place, kind.widths, unless: usual.width),
      try length("height", of: item, in: place, 5...40, unless: usual.height))
    let boxes = (0..<count).map { index in
      SheetLayout.Box(
        first.x + Float(index) * (first.width + Self.gap), first.y, first.width, first.height)
    }
    let field = SheetLayout.Field(name, kind, boxes: boxes)
    let region = SheetLayout.formRegion(on: paper)
    guard region.contains(field.room) else {
      func millimetres(_ length: Float) -> String { Numbers.fixed(length, 0) }
      throw error(
        "\(place) from (\(millimetres(field.room.x)), \(millimetres(field.room.y))) to "
          + "(\(millimetres(field.room.maxX)), \(millimetres(field.room.maxY))) with its name",
        expected: "within (\(millimetres(region.x)), \(millimetres(region.y))) and "
          + "(\(millimetres(region.maxX)), \(millimetres(region.maxY))) on \(paper.name)")
    }
    return field
  }

  /// Between two boxes of a field, in millimetres.
  private static let gap: Float = 2

  private func length(
    _ key: String, of item: [String: JSONValue], in place: String, _ range: ClosedRange<Float>,
    unless usual: Float? = nil
  ) throws -> Float {
    if item[key] == nil, let usual { return usual }
    guard case .number(let number) = item[key], range.contains(Float(number)),
      key != "count" || number == number.rounded()
    else {
      throw error(
        "\(place) with \(item[key].map { "\(key) \($0.words)" } ?? "no \(key)")",
        expected:
          "a number from \(Numbers.fixed(range.lowerBound, 0)) to \(Numbers.fixed(range.upperBound, 0))")
    }
    return Float(number)
  }

  /// Words that can be printed.
  private func text(_ value: JSONValue, of key: String, in place: String, limit: Int) throws -> String {
    guard let text = value.text, 1...limit ~= text.count, text.contains(where: { !$0.isWhitespace }) else {
      throw error("\(place) with \(key) \(value.words)", expected: "a text of 1 to \(limit) characters")
    }
    let missing = text.unicodeScalars.filter { !Font.characters.contains($0) }
    guard missing.isEmpty else {
      throw error(
        "\(place) with \(key) \(text.quoted)",
        expected: "Latin letters, digits and signs, which can be printed")
    }
    return text
  }

  /// - Throws: `FileError` for a word that means nothing, which may be a misspelt one.
  private func checkNames(of item: [String: JSONValue], are known: [String], in place: String) throws {
    guard let other = item.keys.filter({ !known.contains($0) }).sorted().first else { return }
    throw error("\(place) with \(other.quoted)", expected: known.joined(separator: ", "))
  }

  private func error(_ found: String, expected: String) -> FileError {
    FileError(place, found: found, expected: expected, remedy: "See lenet sheet --help for an example.")
  }
}

extension SheetLayout.Field.Kind {
  /// What it is called in a form's file.
  var name: String { "\(self)" }

  /// In millimetres, unless the form says otherwise.
  fileprivate var size: (width: Float, height: Float) {
    switch self {
    case .digits: (11, 14)
    case .number, .amount, .date: (70, 14)
    case .tick: (7, 7)
    }
  }

  fileprivate var widths: ClosedRange<Float> {
    switch self {
    case .digits, .tick: 5...30
    case .number, .amount, .date: 15...170
    }
  }
}

extension SheetLayout.Field {
  /// The field's boxes with the name above, or beside a box to tick.
  fileprivate var room: SheetLayout.Box {
    let first = boxes[0]
    let words = Float(SheetDrawing.width(ofName: name))
    guard kind != .tick else {
      return SheetLayout.Box(first.x, first.y, first.width + 2 + words, first.height)
    }
    let width = max(boxes[boxes.count - 1].maxX - first.x, words)
    return SheetLayout.Box(first.x, first.y - 4, width, first.height + 4)
  }
}
