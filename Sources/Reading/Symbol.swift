import LeNet

/// What was found at one place of a picture where a digit, a sign of an amount, or nothing may stand.
public struct Symbol: Sendable {
  /// What may stand at a place.
  public enum Content: Hashable, Sendable {
    /// A digit, 0…9.
    case digit(Int)
    /// A sign of an amount or a date.
    case sign(Sign)
    /// Nothing.
    case empty
  }

  /// What stands between the digits of amounts and dates, known by its shape.
  public enum Sign: Int, CaseIterable, Hashable, Sendable {
    /// `.`, as between the parts of a date.
    case dot
    /// `,`, as before the cents of an amount.
    case comma
    /// `/`, as between the parts of a date.
    case stroke
    /// `-`, as in the place of cents that there are not.
    case dash
  }

  /// The best answer, which may be one that is not believed.
  public let content: Content
  /// Where it stands, in the pixels of the picture that was read.
  public let outline: Quadrilateral
  /// How it became a digit; nil for signs and empty places.
  public let normalisation: Normalisation?
  /// What the network said of it; nil for signs and empty places.
  public let judgement: Judgement?

  /// A digit.
  public init(_ normalisation: Normalisation, _ judgement: Judgement, outline: Quadrilateral) {
    content = .digit(judgement.digit)
    self.outline = outline
    self.normalisation = normalisation
    self.judgement = judgement
  }

  /// A sign.
  public init(_ sign: Sign, outline: Quadrilateral) {
    content = .sign(sign)
    self.outline = outline
    normalisation = nil
    judgement = nil
  }

  /// A place where nothing stands.
  public init(emptyIn outline: Quadrilateral) {
    content = .empty
    self.outline = outline
    normalisation = nil
    judgement = nil
  }

  /// Whether the answer is believed. Signs and empty places always are.
  public var isAccepted: Bool { judgement?.isAccepted ?? true }

  /// The answer as one character, or ? for a digit that is not believed.
  public var character: Character { isAccepted ? content.character : "?" }
}

extension Symbol.Content {
  /// As it is printed: a digit, a sign, or a space for nothing.
  public var character: Character {
    switch self {
    case .digit(let digit): Character(Unicode.Scalar(UInt8(ascii: "0") + UInt8(digit)))
    case .sign(.dot): "."
    case .sign(.comma): ","
    case .sign(.stroke): "/"
    case .sign(.dash): "-"
    case .empty: " "
    }
  }
}
