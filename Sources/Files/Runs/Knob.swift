import LeNet

/// One number or choice of a recipe: what files and options call it, what it is for, what it may be and how it is written.
///
/// Files, options, their help and their errors are made from the list ``LeNet/Recipe/knobs``.
public struct Knob: Sendable {
  /// With hyphens between words, as options have it: `batch-size`.
  public let name: String
  /// What it does, as a sentence.
  public let help: String
  /// What its value is: `share`.
  public let valueName: String
  /// What it may be: `1 to 60,000`.
  public let expected: String
  /// Its value as text that reads back to the same bits.
  public let text: @Sendable (Recipe) -> String
  /// The options that set it, with their values.
  let options: @Sendable (Recipe) -> [String]
  private let read: @Sendable (String, inout Recipe) -> Bool

  init(
    _ name: String, help: String, valueName: String, expected: String,
    text: @escaping @Sendable (Recipe) -> String,
    options: (@Sendable (Recipe) -> [String])? = nil,
    read: @escaping @Sendable (String, inout Recipe) -> Bool
  ) {
    self.name = name
    self.help = help
    self.valueName = valueName
    self.expected = expected
    self.text = text
    self.options = options ?? { ["--\(name) \(text($0))"] }
    self.read = read
  }

  /// A number.
  ///
  /// - Parameter isRight: whether a value is within the limits.
  init<Value: LosslessStringConvertible & SendableMetatype>(
    _ name: String, _ value: WritableKeyPath<Recipe, Value> & Sendable, help: String, valueName: String,
    expected: String, isRight: @escaping @Sendable (Value) -> Bool
  ) {
    self.init(
      name, help: help, valueName: valueName, expected: expected,
      text: { $0[keyPath: value].description },
      read: { text, recipe in
        guard let number = Value(text), isRight(number) else { return false }
        recipe[keyPath: value] = number
        return true
      })
  }

  /// A share of which all would be too much.
  init(share name: String, _ value: WritableKeyPath<Recipe, Float> & Sendable, help: String) {
    self.init(
      name, value, help: help, valueName: "share", expected: "a share from 0 to below 1",
      isRight: { $0 >= 0 && $0 < 1 })
  }

  /// The name that files have for it: `batch_size`.
  var key: String { name.split(separator: "-").joined(separator: "_") }

  /// Gives the recipe the value that `text` writes. Returns false, and leaves the recipe as it is, if that is none or
  /// beyond the limits.
  public func set(_ text: String, in recipe: inout Recipe) -> Bool { read(text, &recipe) }
}
