extension Rule {
  /// Commas, brackets, quotation marks, and what stands between statements.
  static let syntax = [
    Rule("expected ',' separator") { _, mistake in
      let (left, right) = (mistake.wordBefore, mistake.wordAfter)
      switch right {
      case "": return "A comma is missing at the end of this line, behind “\(left)”."
      case ")", "]", "}":
        return "“\(right)” does not close the bracket that is open: ( needs ), [ needs ], { needs }."
      case ";": return "Between the parts of a list stands a comma, not “;”."
      case ":" where mistake.before.contains("["):
        return "A part of an array is taken with a range: [0..<2], not [0:2]."
      case "\"": return "A comma is missing before this text."
      default: return "A comma is missing between “\(left)” and “\(right)”."
      }
    },
    Rule(
      "unexpected subscript in array literal; did you mean to write two separate elements instead?",
      "A comma is missing between “]” and “[”."),
    Rule("consecutive statements on a line must be separated by ';'") { _, mistake in
      betweenStatements(mistake)
    },
    Rule("'…' is not a postfix unary operator") { parts, mistake in
      parts[0] == "%"
        ? "“%” is no percentage: write 0.5 for 50%."
        : "An operator has a space on both sides or on none: “a \(parts[0]) b”."
    },
    Rule("expected '…' …") { parts, mistake in
      guard let bracket = parts[0].first, parts[0].count == 1 else { return nil }
      switch bracket {
      case ")": return "A “(” is open that no “)” closes: on this line or on one before it."
      case "]": return "A “[” is open that no “]” closes: on this line or on one before it."
      case "}": return "A “{” is open that no “}” closes: on this line or on one before it."
      case "{":
        let join = [" and ": "&&", " or ": "||"].first { mistake.line.contains($0.key) }
        if let join { return "Swift writes “\(join.value)” for “\(join.key.trimmed)”." }
        return "What is to be done stands in braces: “{” at the end of this line, and “}” below."
      default: return nil
      }
    },
    Rule("extraneous '}' at top level", "There is one “}” too many: no “{” is open here."),
    Rule("expected expression after operator", "Something is missing behind the operator."),
    Rule("expected initial value after '='", "Something is missing behind “=”."),
    Rule("expected member name following '.'") { _, mistake in
      mistake.before.last?.isNumber == true || mistake.wordBefore.first?.isNumber == true
        ? "A number does not end with a point: write 5.0 for 5." : "A name is missing behind the point."
    },
    Rule("expected pattern") { _, mistake in
      if mistake.before.hasSuffix(","), mistake.wordAfter.first?.isNumber == true {
        return "Decimals have a point, not a comma: 0.5."
      }
      return mistake.wordBefore == "let" || mistake.wordBefore == "var"
        ? "A name is missing behind “\(mistake.wordBefore)”. It begins with a letter." : nil
    },
    Rule("type annotation missing in pattern") { _, mistake in
      mistake.line.contains("=") ? nil : "“=” is missing between the name and its value."
    },
    Rule("keyword '…' cannot be used as an identifier here") { parts, _ in
      "“\(parts[0])” is a word of Swift itself: choose another name."
    },
    Rule("expected 'in' after for-each pattern", "A loop reads “for i in 0..<10 { … }”."),
    Rule("C-style for statement was removed in Swift 3", "A loop reads “for i in 0..<10 { … }”."),
    Rule("unterminated string literal") { _, mistake in
      mistake.after.hasPrefix("\"\"\"")
        ? "The text begun by \"\"\" does not end: \"\"\" belongs on a line of its own below it."
        : "The text is not closed: a quotation mark \" is missing at its end, on the same line."
    },
    Rule(
      "cannot find ')' to match opening '(' in string interpolation",
      "A “\\(” in the text is not closed: a “)” is missing."),
    Rule("unicode curly quote found…", "Swift’s quotation marks are straight: \"text\"."),
    Rule("single-quoted string literal found…", "Text stands between double quotation marks: \"text\"."),
    Rule(
      "multi-line string literal …",
      "Text between \"\"\" begins on a line of its own, and so does the \"\"\" that ends it."),
    Rule(
      "extraneous whitespace between '#' and macro name is not permitted",
      "A comment begins with //, not with #."),
    Rule("adjacent operators are in non-associative precedence group 'ComparisonPrecedence'") { _, _ in
      "Comparisons are joined by && (and) or || (or): “2 < x && x < 4”."
    },
    Rule(
      "the compiler is unable to type-check this expression in reasonable time…",
      "The compiler takes too long with this expression. Give its parts names, each with its type: let part: Float = …"
    ),
  ]

  /// Two statements on a line are seldom meant: something is missing between them.
  private static func betweenStatements(_ mistake: Mistake) -> String {
    let (left, right) = (mistake.wordBefore, mistake.wordAfter)
    if [")", "]", "}"].contains(right) {
      return "There is one “\(right)” too many: no bracket is open that it closes."
    }
    if right == "#" { return "A comment begins with //, not with #." }
    if right == ":" { return "“:” has no place here." }
    if let first = mistake.line.trimmed.split(whereSeparator: { !$0.isPartOfName }).first,
      let word = LessonNames.swift(for: String(first))
    {
      return "“\(first)” is no word of Swift: write “\(word)”."
    }
    if let join = LessonNames.swift(for: right) ?? LessonNames.swift(for: left), join.first?.isLetter == false
    {
      return "Swift writes “\(join)” for “\(LessonNames.swift(for: right) == nil ? left : right)”."
    }
    if mistake.before.last?.isOperator == true || right.first?.isOperator == true {
      return "An operator has a space on both sides or on none: “a - b”."
    }
    return "Between “\(left)” and “\(right)” something is missing: an operator, a comma or a new line."
  }
}
