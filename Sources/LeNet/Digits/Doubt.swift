/// Why a picture may hold something else than one digit, or a digit that is hard to make out.
public struct Doubt: Hashable, Sendable {
  /// What may be wrong with a picture, and what ``amount`` measures then.
  public enum Kind: Int, CaseIterable, Sendable {
    /// The picture seems to hold several digits; the amount is their number.
    case severalDigits
    /// The ink fills its box; the amount is its share of the box, 0…1.
    case solid
    /// The paper's brightness changes much, or by more than the ink differs from it; the amount is the change, 0…1.
    case unevenPaper
    /// The ink hardly differs from the paper; the amount is by how much, 0…1.
    case faint
    /// The ink is hardly stronger than the paper's grain; the amount is the grain's share of it, 0…1.
    case grainy
  }

  /// What is doubtful.
  public let kind: Kind
  /// By how much: see ``Kind``.
  public let amount: Float

  /// - Parameters:
  ///   - kind: what is doubtful.
  ///   - amount: a number of digits, or a share 0…1.
  public init(_ kind: Kind, _ amount: Float) {
    self.kind = kind
    self.amount = amount
  }

  /// The share of its box, 0…1, above which ink is doubted: digits fill less.
  public static let solidLimit: Float = 0.75
  /// The change of the paper's brightness, 0…1, above which it is doubted: shadows have edges, which look like ink.
  public static let unevenLimit: Float = 0.25
  /// The contrast, 0…1, below which ink is doubted: a pencil's is higher.
  public static let faintLimit: Float = 0.1
  /// The grain's share of the ink's strength, 0…1, above which ink is doubted: chance makes marks of such a strength.
  public static let grainLimit: Float = 1 / 3
}
