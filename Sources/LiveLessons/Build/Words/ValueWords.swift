extension Rule {
  /// What does not change, or has no value yet.
  static let values = [
    Rule(
      "use of '=' in a boolean context, did you mean '=='?",
      "“=” gives a value. Two values are compared with “==”."),
    Rule("cannot assign to value: '…' is a 'let' constant") { parts, mistake in
      if mistake.isCondition { return "“=” gives a value. Two values are compared with “==”." }
      return constant(parts[0])
    },
    Rule("…: '…' is a 'let' constant") { parts, _ in constant(parts[1]) },
    Rule("…: '…' is a get-only property") { parts, _ in
      "“\(parts[1])” is computed: it can be read, but not be given a value."
    },
    Rule(
      "…: 'self' is immutable", "A function of a struct that changes it is marked: write “mutating func”."),
    Rule("constant '…' used before being initialized") { parts, _ in
      "“\(parts[0])” has no value yet: write “= …” first."
    },
    Rule("variable '…' used before being initialized") { parts, _ in
      "“\(parts[0])” has no value yet: write “= …” first."
    },
    Rule("variable '…' passed by reference before being initialized") { parts, _ in
      "“\(parts[0])” has no value yet: write “= 0”, or what it begins with."
    },
    Rule("integer literal '…' overflows when stored into '…'") { parts, _ in
      "\(parts[0]) is too large, or too small, for the type \(parts[1])."
    },
    Rule("arithmetic operation '…' (on type '…') results in an overflow") { parts, _ in
      "The result of \(parts[0]) is too large, or too small, for the type \(parts[1])."
    },
    Rule("division by zero", "This divides by 0."),
    Rule(
      "empty collection literal requires an explicit type",
      "What an empty array is to hold must be said: “let a: [Float] = []”."),
    Rule("'nil' requires a contextual type", "“nil” alone has no type: write one, “let a: Int? = nil”."),
    Rule("'nil' cannot …type '…'") { parts, _ in
      "A value of type \(parts[1]) cannot be nil. If it may be missing, its type is \(parts[1])?."
    },
  ]

  private static func constant(_ name: String) -> String {
    "“\(name)” cannot change. Where it is declared, write “var” instead of “let”; of a parameter, or of a loop’s variable, "
      + "make a copy: “var copy = \(name)”."
  }
}
