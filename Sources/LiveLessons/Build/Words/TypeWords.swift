extension Rule {
  /// Values of one type where another is needed.
  static let types = [
    Rule("binary operator '…' cannot be applied to operands of type '…' and '…'") { parts, mistake in
      operands(parts[0], parts[1], parts[2], mistake)
    },
    Rule("cannot convert value of type '…' to … type '…'") { parts, mistake in
      conversion(from: parts[0], to: parts[2], mistake)
    },
    Rule("cannot convert return expression of type '…' to return type '…'") { parts, mistake in
      conversion(from: parts[0], to: parts[1], mistake)
    },
    Rule("cannot assign value of type '…' to type '…'") { parts, mistake in
      conversion(from: parts[0], to: parts[1], mistake)
    },
    Rule("value of optional type '…' must be unwrapped to refer to member '…' of wrapped base type '…'") {
      parts, _ in
      "This may be nil, where there is no value. Write “?.\(parts[1])”, which is nil then too, or “!.\(parts[1])” if you are "
        + "sure that there is one."
    },
    Rule("value of optional type '…must be unwrapped to a value of type …", optional),
    Rule("type '…' cannot be used as a boolean…") { parts, _ in condition(parts[0]) },
    Rule("integer literal value '…' cannot be used as a boolean…") { _, _ in condition("Int") },
    Rule(
      "heterogeneous collection literal could only be inferred to '…",
      "The elements of an array have the same type, and these have not."),
    Rule("for-in loop requires '…' to conform to 'Sequence'") { parts, _ in
      "A loop runs over an array or a range, not over \(article(parts[0])): “for i in 0..<n”."
    },
    Rule("… requires that '…' conform to 'SignedInteger'") { parts, _ in
      "A loop counts whole numbers, and an end of this range is \(article(parts[1])): write Int(…) around it, or stride(from:to:by:)."
    },
    Rule("no exact matches in call to subscript", "An index is an Int: write Int(…) around another number."),
    Rule("no exact matches in call to … '…'") { parts, _ in
      "“\(parts[1])” does not take values of these types: all of them may have to be of the same."
    },
    Rule("value of type '…' has no subscripts") { parts, _ in
      "\(article(parts[0]).prefix(1).uppercased() + article(parts[0]).dropFirst()) is a single value: it has no elements to take "
        + "with [ ]."
    },
    Rule(
      "'%' is unavailable: For floating point numbers…",
      "“%” is for whole numbers: write a.truncatingRemainder(dividingBy: b)."),
    Rule("result values in '? :' expression have mismatching types '…' and '…'") { parts, _ in
      "Both sides of “:” must have the same type, and they are \(parts[0]) and \(parts[1])."
    },
    Rule("contextual closure type '…' expects … argument…, but … used in closure body") { parts, _ in
      "The braces are handed \(parts[1]) \(parts[1] == "1" ? "value" : "values"): name as many before “in”, or use $0"
        + "\(parts[1] == "1" ? "" : " and $1")."
    },
    Rule(
      "contextual type for closure argument list expects …",
      "The braces are handed a value and do not use it: name it, “{ x in … }”, or write $0."),
  ]

  private static let optional =
    "This may be nil, where there is no value. Say with “?? 0” what to take then, or write “!” behind it if you are sure "
    + "that there is one."

  private static let numbers: Set = ["Int", "Float", "Double", "UInt8", "UInt32", "UInt64", "Int32"]

  private static func article(_ type: String) -> String {
    (type.first.map { "AEIO".contains($0) } ?? false ? "an " : "a ") + type
  }

  private static func condition(_ type: String) -> String {
    "A condition is true or false, and this is \(article(type)): compare it, for instance with “!= 0”."
  }

  private static func operands(
    _ sign: String, _ left: String, _ right: String, _ mistake: Mistake
  ) -> String? {
    let types = [left, right]
    if types.contains(where: { $0.hasSuffix("?") }) { return optional }
    if sign == "+", types.contains("String") {
      return
        "“+” joins text with text only. Put the number into the text: \"… \\(\(operand(left == "String" ? 1 : 0, mistake)))\"."
    }
    guard types.allSatisfy(numbers.contains) else {
      return "“\(sign)” cannot join \(article(left)) and \(article(right))."
    }
    // Whole numbers become fractions rather than the other way round, and doubles what lessons compute with.
    let other = ["UInt8", "Int32", "UInt32", "UInt64", "Int", "Double"].first(where: types.contains)!
    let side = types.firstIndex(of: other)!
    return "Both sides of “\(sign)” must have the same type, and they are \(left) and \(right). Write "
      + "\(types[1 - side])(\(operand(side, mistake))) for the \(other)."
  }

  /// The name on the left or on the right of the operator at the mistake's place.
  private static func operand(_ side: Int, _ mistake: Mistake) -> String {
    let right = mistake.after.drop(while: \.isOperator).trimmed
    let name =
      side == 0
      ? String(mistake.before.trimmed.reversed().prefix(while: \.isPartOfName).reversed())
      : String(right.prefix(while: \.isPartOfName))
    let isWhole =
      side == 0
      ? !mistake.before.trimmed.dropLast(name.count).hasSuffix(".")
      : !(right.dropFirst(name.count).first.map { ".([".contains($0) } ?? false)
    return isWhole && !name.isEmpty ? name : "…"
  }

  private static func conversion(from: String, to: String, _ mistake: Mistake) -> String? {
    let value = mistake.nameAt ?? "…"
    if from == to + "?" { return optional }
    if from == "()" { return "Nothing comes back from this function: it has no value." }
    if to == "Bool", from != "Bool" { return condition(from) }
    if to == "[\(from)]" || to == "Array<\(from)>" {
      return "A single value stands where an array is needed: write [\(value)]."
    }
    if numbers.contains(to) {
      if from == "Double", mistake.after.first?.isNumber == true {
        return
          "A value of type \(to) has no decimals: write a whole number, or make it a Float or Double where it is declared."
      }
      if numbers.contains(from) {
        return
          "\(article(from).prefix(1).uppercased() + article(from).dropFirst()) does not become \(article(to)) by itself: "
          + "write \(to)(\(value))."
      }
      if from == "String" {
        return mistake.after.hasPrefix("\"")
          ? "Text is no number: leave out the quotation marks."
          : "Text is no number: \(to)(\(value)) reads it, and is nil where it cannot."
      }
      if from.contains(" -> ") {
        return "This is a function: its value is computed by a call, with ( ) behind its name."
      }
    }
    if to == "String", numbers.contains(from) { return "Put the number into a text: \"\\(\(value))\"." }
    let elements = [from, to].map {
      $0.hasPrefix("[") && $0.hasSuffix("]") ? String($0.dropFirst().dropLast()) : ""
    }
    if elements.allSatisfy(numbers.contains) {
      return "Every element must be converted: \(value).map { \(elements[1])($0) }."
    }
    return nil
  }
}
