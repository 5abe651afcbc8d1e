import Foundation

/// What a page orders, as JSON.
struct Order: Decodable {
  /// The version of the lesson that the page knows.
  var version: Int?
  /// What is typed, by the blocks' numbers.
  var cells: [String: String]?
  var from, block, after: Int?
  var kind, name, key, title: String?
  /// Of a slider, or of what is to be remembered.
  var value: Value?
  var isFinal: Bool?
  /// What tells the page from others.
  var page: String?

  enum Value: Decodable {
    case number(Double)
    case text(String)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else {
        self = .text(try container.decode(String.self))
      }
    }

    var number: Double? { if case .number(let number) = self { number } else { nil } }
    var text: String? { if case .text(let text) = self { text } else { nil } }
  }

  init(_ body: Data) throws {
    do { self = try JSONDecoder().decode(Self.self, from: body) } catch {
      throw Refusal(400, "The order is not the JSON that the notebook expects.")
    }
  }

  /// A field that this order needs.
  func required<Field>(_ field: Field?, _ name: String) throws -> Field {
    guard let field else { throw Refusal(400, "The order lacks “\(name)”.") }
    return field
  }

  /// What is typed, by numbers.
  var texts: [Int: String] {
    get throws {
      var texts: [Int: String] = [:]
      for (number, text) in cells ?? [:] {
        guard let number = Int(number) else { throw Refusal(400, "“\(number)” is no number of a block.") }
        texts[number] = text
      }
      return texts
    }
  }
}
