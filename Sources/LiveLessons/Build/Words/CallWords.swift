extension Rule {
  /// What is handed to functions, and what they hand back.
  static let calls = [
    Rule("missing argument label '…' in call") { parts, _ in
      "Write “\(parts[0])” before this value: the function wants its name said."
    },
    Rule("missing argument labels '…' in call") { parts, _ in
      "Write these names before the values, in this order: \(labels(parts[0]))."
    },
    Rule("extraneous argument label '…' in call") { parts, _ in
      "Leave out “\(parts[0])”: the value stands alone here."
    },
    Rule("extraneous argument labels '…' in call") { parts, _ in
      "Leave out \(labels(parts[0])): the values stand alone here."
    },
    Rule("incorrect argument label in call (have '…', expected '…')") { parts, _ in
      "Write “\(parts[1])” instead of “\(parts[0])”."
    },
    Rule("incorrect argument labels in call (have '…', expected '…')") { parts, _ in
      "The names before the values must be these, in this order (_ is none): \(labels(parts[1]))."
    },
    Rule("argument '…' must precede argument '…'") { parts, _ in
      "The order matters: “\(parts[0]):” comes before “\(parts[1]):”."
    },
    Rule("missing argument for parameter #… in call") { parts, _ in
      "One value too few: value number \(parts[0]) is missing between the brackets."
    },
    Rule("missing argument for parameter '…' in call") { parts, _ in
      "One value too few: “\(parts[0]): …” is missing between the brackets."
    },
    Rule("missing arguments for parameters … in call") { parts, _ in
      "Values are missing between the brackets: \(parts[0].replacing("'", with: ""))."
    },
    Rule("extra argument '…' in call") { parts, _ in "One value too many: the function has no “\(parts[0]):”."
    },
    Rule("extra argument in call", "One value too many between the brackets."),
    Rule("extra arguments at positions … in call", "Too many values between the brackets."),
    Rule("argument passed to call that takes no arguments", "Nothing may stand between the brackets here."),
    Rule("missing return in … expected to return '…'") { parts, _ in
      "Not every way through this \(parts[0].contains("closure") ? "closure" : "function") ends with a value: “return” and a "
        + "value of type \(parts[1]) are missing."
    },
    Rule(
      "non-void function should return a value", "A value is missing behind “return”."),
    Rule(
      "unexpected non-void return value in void function",
      "The function says nothing of a value that it returns: write “-> Int”, or another type, before its “{”."
    ),
    Rule("call can throw…", "This can fail: write “try” before it."),
    Rule(
      "errors thrown from here are not handled",
      "This can fail, and the function around it does not say so: write “throws” before its “->” or “{”."),
    Rule("result of call to '…' is unused") { parts, _ in
      "What “\(parts[0])” gives is not used: write “let result = ” before it, or show(…) around it."
    },
    Rule("result of operator '…' is unused") { parts, mistake in
      if parts[0] == "==" { return "“==” compares, and nothing is done with the answer. “=” gives a value." }
      return "What “\(parts[0])” gives is not used: is “return” or “let … =” missing before it?"
    },
    Rule("passing value of type '…' to an inout parameter requires explicit '&'") { _, mistake in
      "The function changes this variable: write “&\(mistake.nameAt ?? "…")”."
    },
    Rule("cannot call value of non-function type '…'") { parts, _ in
      let remedy = parts[0].hasPrefix("[") ? "An element is taken with [ ]" : "A product needs its *"
      return "What stands before the bracket is no function but a value of type \(parts[0]). \(remedy)."
    },
  ]

  /// `a:b:` as “a:”, “b:”.
  private static func labels(_ text: String) -> String {
    text.split(separator: ":").map { "“\($0)\($0 == "_" ? "" : ":")”" }.joined(separator: ", ")
  }
}
