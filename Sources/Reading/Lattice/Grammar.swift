/// What may follow what on a line.
///
/// A finite automaton: reading begins in state 0, every digit or sign leads from a state to another or is not allowed,
/// and reading may end in some states.
public enum Grammar: CaseIterable, Hashable, Sendable {
  /// Digits alone.
  case digits
  /// An amount of money: digits; between groups of three of them dots or commas; at the end perhaps a dot or comma and
  /// two digits, or one or two dashes, for the small coins.
  case amount
  /// A date: day and month of one or two digits and a year of two or four, or year, month and day; between them the same
  /// dot, stroke or dash twice.
  case date
}

extension Grammar {
  /// The signs that it has.
  var signs: [Symbol.Sign] {
    switch self {
    case .digits: []
    case .amount: [.dot, .comma, .dash]
    case .date: [.dot, .stroke, .dash]
    }
  }

  /// How many states it has.
  var stateCount: Int {
    switch self {
    case .digits: 2
    case .amount: 8
    case .date: DateState.count
    }
  }

  func mayEnd(in state: Int) -> Bool {
    switch self {
    case .digits: state == 1
    case .amount: state == 1 || state >= 4
    case .date: DateState(state).isEnd
    }
  }

  /// The state after a digit; nil where none may follow.
  func afterDigit(_ state: Int) -> Int? {
    switch self {
    case .digits: 1
    // Before the first digit, after digits; after a dot or comma, and one, two or three digits beyond it; after dashes.
    case .amount: state < 2 ? 1 : state < 5 ? state + 1 : nil
    case .date: DateState(state).afterDigit?.number
    }
  }

  /// The state after a sign; nil where it may not follow.
  func after(_ sign: Symbol.Sign, _ state: Int) -> Int? {
    switch self {
    case .digits: return nil
    case .amount:
      switch sign {
      case .dot, .comma: return state == 1 || state == 5 ? 2 : nil
      case .dash: return state == 2 ? 6 : state == 6 ? 7 : nil
      case .stroke: return nil
      }
    case .date: return DateState(state).after(sign)?.number
    }
  }
}

/// How far a date has been read: which of its three parts, how many digits of it, the sign between parts, and whether
/// the year came first.
private struct DateState {
  var part = 0
  var digits = 0
  /// 0 before the first sign, then 1 + the sign's number.
  var sign = 0
  var yearIsFirst = false

  static let count = 3 * 5 * 5 * 2

  init(_ number: Int) {
    yearIsFirst = number % 2 == 1
    sign = number / 2 % 5
    digits = number / 10 % 5
    part = number / 50
  }

  var number: Int { ((part * 5 + digits) * 5 + sign) * 2 + (yearIsFirst ? 1 : 0) }

  var isEnd: Bool { part == 2 && (yearIsFirst ? digits >= 1 : digits == 2 || digits == 4) }

  var afterDigit: DateState? {
    // Four digits may be a year, first or last.
    let most = part == 0 || part == 2 && !yearIsFirst ? 4 : 2
    guard digits < most else { return nil }
    var next = self
    next.digits += 1
    return next
  }

  func after(_ newSign: Symbol.Sign) -> DateState? {
    let isAllowed = newSign != .comma && (sign == 0 || sign == 1 + newSign.rawValue)
    guard isAllowed, part < 2, digits == 1 || digits == 2 || part == 0 && digits == 4 else { return nil }
    var next = self
    next.part += 1
    next.sign = 1 + newSign.rawValue
    if part == 0 && digits == 4 { next.yearIsFirst = true }
    next.digits = 0
    return next
  }
}
