extension Rule {
  /// Names that are not known, or known too well.
  static let names = [
    Rule("cannot find type '…' in scope") { parts, mistake in unknown(parts[0], mistake) },
    Rule("cannot find operator '…' in scope…") { parts, _ in
      switch parts[0] {
      case "++": "“++” is no operator of Swift: write “+= 1”."
      case "--": "“--” is no operator of Swift: write “-= 1”."
      case "**": "“**” is no operator of Swift: write “x * x”, or pow(x, 3)."
      case "..": "A range is written “0..<3”, which leaves 3 out, or “0...3”."
      case "=>": "“At least” is written “>=”."
      case "=<": "“At most” is written “<=”."
      default: nil
      }
    },
    Rule("cannot find '…' in scope…") { parts, mistake in unknown(parts[0], mistake) },
    Rule("use of local variable '…' before its declaration") { parts, _ in
      "“\(parts[0])” is declared further down. What is used must be declared above."
    },
    Rule("invalid redeclaration of '…'") { parts, _ in
      "“\(parts[0])” is declared already, here or in a cell above: choose another name, or leave out let and var to change "
        + "its value."
    },
    Rule("value of type '…' has no member '…'") { parts, mistake in member(parts[1], of: parts[0], mistake) },
    Rule("type '…' has no member '…'") { parts, mistake in member(parts[1], of: parts[0], mistake) },
    Rule("no such module '…'") { parts, _ in
      "There is no module “\(parts[0])” here: its name may be misspelt."
    },
  ]

  private static func unknown(_ name: String, _ mistake: Mistake) -> String {
    if let swift = LessonNames.swift(for: name) { return "“\(name)” is no word of Swift: write “\(swift)”." }
    if mistake.names.below.contains(name) {
      return
        "“\(name)” is declared in a cell below. Cells run from top to bottom: what is used must be declared above."
    }
    if let near = mistake.names.nearest(to: name) {
      return "There is no “\(name)”. Did you mean “\(near)”?"
    }
    return
      "Nothing named “\(name)” is declared, here or in a cell above: its name may be misspelt, or “let \(name) = …” "
      + "missing."
  }

  private static func member(_ name: String, of type: String, _ mistake: Mistake) -> String? {
    let other = [
      "sqrt": "squareRoot()", "len": "count", "length": "count", "lenght": "count", "size": "count",
      "push": "append(…)",
      "add": "append(…)", "sum": "reduce(0, +)", "enumerate": "enumerated()", "sort": "sorted()",
      "shape": "count",
    ][name]
    if let other { return "“\(name)” is written “\(other)” in Swift." }
    if Int(name) != nil, type.hasPrefix("[") {
      return "An element of an array is taken with brackets: [\(name)]."
    }
    return mistake.names.nearestMember(to: name).map { "“\(type)” has no “\(name)”. Did you mean “\($0)”?" }
  }
}
