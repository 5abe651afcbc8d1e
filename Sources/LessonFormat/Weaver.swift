/// Turns lessons into Swift: a function of `Notebook` for each, and a list of them all.
///
/// What the author wrote stands behind `#sourceLocation`, so that the compiler reports a mistake at its line in the
/// Markdown file.
public enum Weaver {
  /// The name of a lesson's function and of its constant: `lesson_02_convolution` for `02-convolution`.
  static func symbol(_ name: String) -> String {
    "lesson_" + String(name.map { $0.isLetter || $0.isNumber ? $0 : "_" })
  }

  /// The Swift file of one lesson.
  ///
  /// - Parameters:
  ///   - lesson: the lesson, taken apart.
  ///   - name: the file's name without its ending.
  ///   - path: what the compiler calls the file.
  public static func swift(for lesson: LessonSource, name: String, path: String) -> String {
    var source = WovenSource(path: path)
    source.addImports()
    for case .file(let code, _) in lesson.blocks { source.weave(code) }
    source.add(
      "let \(symbol(name)) = Lesson(name: \(quoted(name)), title: \(quoted(lesson.title)), "
        + "aim: \(quoted(lesson.aim))) { try $0.\(symbol(name))() }",
      "extension Notebook {", "fileprivate func \(symbol(name))() throws {")
    for (index, block) in lesson.blocks.enumerated() {
      source.add("self.begin(block: \(index))")
      source.weave(block)
    }
    source.add("}", "}")
    return source.swift
  }

  /// The Swift file that lists all lessons, in the order of their names.
  public static func catalogue(of names: [String]) -> String {
    """
    import Notebook

    /// Every lesson, in order.
    public let lessons: [Lesson] = [\(names.sorted().map(symbol).joined(separator: ", "))]

    """
  }

  static func quoted(_ text: String) -> String { text.debugDescription }
}

/// The Swift woven so far.
struct WovenSource {
  let path: String
  /// What the lesson's code is written to: the notebook whose method it is, or a script's constant.
  var notebook = "self"
  var swift = ""
  /// The answers to the last prediction, which are woven when their values are known.
  var answers: [LessonSource.Answer] = []

  init(path: String) { self.path = path }

  mutating func add(_ lines: String...) {
    for line in lines { swift += line + "\n" }
  }

  /// The modules that every cell sees.
  static let imports = [
    "Figures", "Files", "Foundation", "Laboratory", "LeNet", "MNIST", "Notebook", "Pages", "Reading",
  ]

  mutating func addImports(_ word: String = "import") {
    for module in Self.imports { add("\(word) \(module)") }
  }

  /// The author's own lines, at their place in the Markdown file.
  mutating func weave(_ code: LessonSource.Code) {
    let indentation = String(repeating: " ", count: code.column - 1)
    let lines = code.text.split(separator: "\n", omittingEmptySubsequences: false).map { indentation + $0 }
    add(
      "#sourceLocation(file: \(Weaver.quoted(path)), line: \(code.line))", lines.joined(separator: "\n"),
      "#sourceLocation()")
  }

  /// A call of `function` with the author's expression, at its place as far as there is room before it.
  mutating func weave(_ expression: LessonSource.Expression, in function: String) {
    let call = "\(notebook).\(function)("
    let space = String(repeating: " ", count: max(0, expression.column - 1 - call.count))
    weave(LessonSource.Code(text: call + space + expression.text + ")", line: expression.line))
  }

  mutating func weave(_ block: LessonSource.Block) {
    switch block {
    case .prose(let prose): weave(prose, in: "prose")
    case .prediction(let prose, let answers):
      weave(prose, in: "prediction")
      self.answers = answers
    case .outcome(let prose):
      for answer in answers { weave(answer.value, in: "answer") }
      weave(prose, in: "outcome")
    case .cell(let code, let isHidden):
      if !isHidden { add("\(notebook).cell(\(Weaver.quoted(code.text)))") }
      weave(code)
    case .unrun(let code):
      // A fence that is longer than any in the code.
      let fence = String(
        repeating: "`", count: 1 + max(2, code.text.split { $0 != "`" }.map(\.count).max() ?? 0))
      add("\(notebook).prose(\(Weaver.quoted("\(fence)swift\n\(code.text)\n\(fence)")))")
    case .file(let code, let isHidden):
      if !isHidden { add("\(notebook).cell(\(Weaver.quoted(code.text)))") }
    case .exercise(let exercise):
      add(
        "\(notebook).exercise(\(Weaver.quoted(exercise.task.text)), answer: \(Weaver.quoted(exercise.answer.text)),",
        "  line: \(exercise.task.line), attempt: {")
      weave(exercise.task)
      weave(exercise.check)
      add("}, solution: {")
      weave(exercise.answer)
      weave(exercise.check)
      add("})")
    case .quiz(let choices):
      for choice in choices {
        weaveValues(of: choice.text)
        add("\(notebook).choice(\(Weaver.quoted(choice.text.markdown)))")
        weave(choice.isRight, in: "condition")
        weaveValues(of: choice.explanation)
        add("\(notebook).because(\(Weaver.quoted(choice.explanation.markdown)))")
      }
      add("\(notebook).quiz()")
    }
  }

  private mutating func weave(_ prose: LessonSource.Prose, in function: String) {
    weaveValues(of: prose)
    add("\(notebook).\(function)(\(Weaver.quoted(prose.markdown)))")
  }

  private mutating func weaveValues(of prose: LessonSource.Prose) {
    for expression in prose.expressions { weave(expression, in: "value") }
  }
}
