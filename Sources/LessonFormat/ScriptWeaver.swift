/// Turns stretches of a lesson into scripts, of which each is a module of its own.
///
/// In a script, what a cell declares is global, so a later script sees it, as a cell sees what the cells before it declare. A
/// process that has run the first script can go on with any second one: what changes in a lesson is all that has to be
/// compiled and run anew. The package's own build weaves a lesson into one function instead, see ``Weaver/swift(for:name:path:)``;
/// what runs is the same.
extension Weaver {
  /// What all of a lesson's scripts begin with: the functions that cells call, and what stands outside the lesson's
  /// function.
  ///
  /// - Parameters:
  ///   - lesson: the lesson, taken apart.
  ///   - path: what the compiler calls the lesson's file.
  public static func scriptHead(of lesson: LessonSource, path: String) -> String {
    var source = WovenSource(path: path)
    // Passed on, so that a name of the lesson's hides the same name of another module.
    source.addImports("@_exported import")
    source.add(cellFunctions)
    for code in lesson.fileCode { source.weave(code.withoutPrivacy) }
    return source.swift
  }

  /// The script of a few of a lesson's blocks.
  ///
  /// - Parameters:
  ///   - blocks: which of the lesson's blocks.
  ///   - lesson: the lesson, taken apart.
  ///   - scripts: the scripts before it, of which the first is the lesson's head: their modules, and their blocks.
  ///   - path: what the compiler calls the lesson's file.
  public static func script(
    of blocks: Range<Int>, in lesson: LessonSource,
    after scripts: [(module: String, blocks: [LessonSource.Block])], path: String
  ) -> String {
    var source = WovenSource(path: path)
    source.notebook = scriptNotebook
    source.answers = lesson.answersPending(before: blocks.lowerBound)
    for code in lesson.fileCode { source.add(code.imports) }
    for script in scripts {
      source.add("@testable import \(script.module)")
      // A function or type that is imported by its name hides others of the same name.
      for (kind, name) in script.blocks.flatMap(\.declarations) {
        source.add("@testable import \(kind) \(script.module).\(name)")
      }
    }
    for block in blocks {
      source.add("\(scriptNotebook).begin(block: \(block))")
      switch lesson.blocks[block] {
      case .cell(let code, _): source.weave(code.turnable(by: scriptNotebook))
      // The page shows it as it is written.
      case .unrun: break
      default: source.weave(lesson.blocks[block])
      }
    }
    return source.swift
  }

  /// Swift to be put behind a woven lesson: the function, by the name that a loaded library is asked for, that runs it in the
  /// process's notebook.
  public static func entry(of name: String, as function: String) -> String {
    """
    @_cdecl("\(function)") func runLesson(_: Int32, _: UnsafeRawPointer?) -> Int32 {
      do { try Notebook.running.\(symbol(name))() } catch { fatalError("\\(error)") }
      return 0
    }

    """
  }

  /// What cells write to: the one notebook of the process.
  private static let scriptNotebook = "thisNotebook"

  /// A woven lesson is a method of `Notebook`, so its cells call that type's methods; those of a script call these.
  private static let cellFunctions = """
    let \(scriptNotebook) = Notebook.running
    var seed: UInt64 { \(scriptNotebook).seed }
    func show(_ figure: some Figure) { \(scriptNotebook).show(figure) }
    func show(_ table: Table, _ name: String = "") { \(scriptNotebook).show(table, name) }
    func show(_ text: String) { \(scriptNotebook).show(text) }
    func show(_ number: some BinaryInteger) { \(scriptNotebook).show(number) }
    func show(_ number: some BinaryFloatingPoint) { \(scriptNotebook).show(number) }
    func show(_ widget: LiveWidget) { \(scriptNotebook).show(widget) }
    func expect(
      _ condition: Bool, _ message: @autoclosure () -> String, file: String = #filePath, line: Int = #line
    ) { \(scriptNotebook).expect(condition, message(), file: file, line: line) }
    func require(
      _ condition: Bool, _ message: @autoclosure () -> String, file: String = #filePath, line: Int = #line
    ) throws { try \(scriptNotebook).require(condition, message(), file: file, line: line) }
    func seeds(_ count: Int) -> [UInt64] { \(scriptNotebook).seeds(count) }
    func percent(_ share: some BinaryFloatingPoint, _ decimals: Int = 1) -> String {
      \(scriptNotebook).percent(share, decimals)
    }
    func fixed(_ number: some BinaryFloatingPoint, _ decimals: Int) -> String {
      \(scriptNotebook).fixed(number, decimals)
    }
    func inspector(for trace: Trace, of source: String = "this digit", label: Int? = nil) -> LiveWidget {
      \(scriptNotebook).inspector(for: trace, of: source, label: label)
    }
    func drawingPad(for network: Network) -> LiveWidget { \(scriptNotebook).drawingPad(for: network) }
    func trainer(on digits: LabelledDigits, heldOut: Int) -> LiveWidget {
      \(scriptNotebook).trainer(on: digits, heldOut: heldOut)
    }
    """
}

extension LessonSource {
  /// The lesson with 0 in the place of every slider's value: what is left decides what has to be compiled.
  public var withoutSliderValues: LessonSource {
    var lesson = self
    for block in lesson.blocks.indices {
      guard case .cell(var code, let isHidden) = lesson.blocks[block] else { continue }
      for slider in code.sliders.reversed() {
        code = code.replacing(valueOf: slider, with: slider.value.contains(".") ? "0.0" : "0")
      }
      lesson.blocks[block] = .cell(code, isHidden: isHidden)
    }
    return lesson
  }

  /// The answers to a prediction before a block whose outcome is still to come there.
  fileprivate func answersPending(before block: Int) -> [Answer] {
    for earlier in blocks[..<block].reversed() {
      switch earlier {
      case .prediction(_, let answers): return answers
      case .outcome: return []
      default: continue
      }
    }
    return []
  }

  /// The Swift outside the lesson's function.
  fileprivate var fileCode: [Code] {
    blocks.compactMap { block in if case .file(let code, _) = block { code } else { nil } }
  }
}

extension LessonSource.Block {
  /// The functions and types that a cell declares, as an import names them.
  fileprivate var declarations: [(kind: Substring, name: Substring)] {
    guard case .cell(let code, _) = self else { return [] }
    return code.text.split(separator: "\n").compactMap { line in
      line.prefixMatch(of: /(?:@\w+ )*(?:final )?(func|struct|enum|class|protocol|typealias) (\w+)/).map {
        ($0.1, $0.2)
      }
    }
  }

  /// The sliders of a cell.
  public var sliders: [LessonSource.Slider] {
    if case .cell(let code, _) = self { code.sliders } else { [] }
  }
}

extension LessonSource.Code {
  /// The code in which the sliders' variables are variables, each set to what the notebook says.
  fileprivate func turnable(by notebook: String) -> Self {
    var code = self
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.utf8) }
    for slider in sliders {
      let set = "; \(slider.name) = \(notebook).slider(\(Weaver.quoted(slider.name)), \(slider.name))"
      lines[slider.line - 1].insert(contentsOf: set.utf8, at: slider.valueColumns.upperBound)
      // Not in scripts, where a global variable can have no wrapper.
      for column in slider.attribute { lines[slider.line - 1][column] = UInt8(ascii: " ") }
    }
    code.text = lines.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
    return code
  }

  /// The code with spaces in the place of `private` before its declarations: other scripts use them.
  fileprivate var withoutPrivacy: Self {
    var code = self
    code.text = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.replacing(/^\s*(?:file)?private(?:\(set\))?\s/) { String(repeating: " ", count: $0.output.count) }
    }.joined(separator: "\n")
    return code
  }

  /// The modules that it imports: cells see them too.
  fileprivate var imports: String {
    text.split(separator: "\n").filter { line in
      line.hasPrefix("import ") && !WovenSource.imports.contains { line == "import \($0)" }
    }.joined(separator: "\n")
  }
}
