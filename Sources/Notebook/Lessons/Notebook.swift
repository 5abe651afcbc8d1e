import Figures

/// What a lesson's cells write to.
///
/// A class, because a woven lesson is one of its methods: cells say `show(…)` and mean this notebook.
public final class Notebook {
  private var elements: [Element] = []
  private var values: [String] = []
  /// What has been handed over of the next choice of a quiz.
  private var choiceText = Element.Prose(markdown: "", values: [])
  private var choiceIsRight = false
  private var choices: [Element.Choice] = []
  /// The answers to a prediction whose outcome comes next.
  private var answers: [Element.Answer] = []
  /// Whether an exercise is running, whose parts are shown together when it has ended.
  private var isInExercise = false
  /// What every random choice of the lesson begins from.
  public let seed: UInt64
  private let present: (Element) throws -> Void
  /// Is told, where a lesson is run block by block, which one begins.
  private let begin: (Int) -> Void
  /// The value of a slider that can be turned.
  private let turned: (String) -> Double?
  /// The first error of `present`: cells show without `try`.
  private var presentationError: (any Error)?

  /// A notebook that hands every element to `present`.
  ///
  /// - Parameters:
  ///   - seed: what every random choice of the lesson begins from.
  ///   - begin: is told the number of each block that begins, where the lesson is woven into scripts.
  ///   - turned: says to what value a slider is turned, by its name.
  ///   - present: is handed every element as it comes to be.
  public init(
    seed: UInt64, begin: @escaping (Int) -> Void = { _ in },
    turned: @escaping (String) -> Double? = { _ in nil },
    present: @escaping (Element) throws -> Void
  ) {
    self.seed = seed
    self.begin = begin
    self.turned = turned
    self.present = present
  }

  func finish() throws -> [Element] {
    if let presentationError { throw presentationError }
    return elements
  }

  func add(_ element: Element) {
    elements.append(element)
    guard !isInExercise && presentationError == nil else { return }
    do { try present(element) } catch { presentationError = error }
  }
}

// MARK: - For cells

extension Notebook {
  /// Shows a figure below the cell.
  public func show(_ figure: some Figure) { add(.figure(figure)) }

  /// Shows a table below the cell.
  ///
  /// - Parameters:
  ///   - table: the numbers to show.
  ///   - name: what the table is of.
  public func show(_ table: Table, _ name: String = "") { add(.table(table, name: name)) }

  /// Shows text below the cell, in its own lines.
  public func show(_ text: String) { add(.text(text)) }

  /// Shows a whole number below the cell, with commas between thousands.
  public func show(_ number: some BinaryInteger) { add(.text(text(of: number))) }

  /// Shows a number below the cell, rounded to a few digits.
  public func show(_ number: some BinaryFloatingPoint) { add(.text(text(of: number))) }

  /// States what must hold.
  ///
  /// In a cell, the lesson fails if it does not; in an exercise's check, the reader is told.
  ///
  /// - Parameters:
  ///   - condition: what must hold.
  ///   - message: what is wrong if the condition is false, and what to do.
  ///   - file: the lesson's file; where the call stands unless given.
  ///   - line: the line of that file.
  public func expect(
    _ condition: Bool, _ message: @autoclosure () -> String, file: String = #filePath, line: Int = #line
  ) {
    guard !condition else { return }
    add(.failure(Element.Failure(message: message(), file: file, line: line)))
  }

  /// States what must hold for what comes next to make sense; what comes next is left out if it does not.
  ///
  /// - Parameters:
  ///   - condition: what must hold.
  ///   - message: what is wrong if the condition is false, and what to do.
  ///   - file: the lesson's file; where the call stands unless given.
  ///   - line: the line of that file.
  /// - Throws: `UnmetRequirement` if the condition is false.
  public func require(
    _ condition: Bool, _ message: @autoclosure () -> String, file: String = #filePath, line: Int = #line
  ) throws {
    guard !condition else { return }
    throw UnmetRequirement(failure: Element.Failure(message: message(), file: file, line: line))
  }

  /// As many seeds, which no other seed of the lesson gives: 1, 2, 3 … for the first.
  public func seeds(_ count: Int) -> [UInt64] {
    (1...UInt64(count)).map { (seed &- 1) &* UInt64(count) &+ $0 }
  }

  /// A share 0…1 in per cent, as prose has it.
  public func percent(_ share: some BinaryFloatingPoint, _ decimals: Int = 1) -> String {
    Numbers.percentInWords(share, decimals)
  }

  /// A number with `decimals` places.
  public func fixed(_ number: some BinaryFloatingPoint, _ decimals: Int) -> String {
    Numbers.fixed(number, decimals)
  }
}

// MARK: - For woven lessons

extension Notebook {
  // Values and conditions are handed over one by one, each at its own line, before the prose that they stand in.

  /// Hands over the value of an expression in prose, as prose has numbers: with commas between thousands.
  public func value(_ number: some BinaryInteger) { values.append(text(of: number)) }
  /// The same for a fraction, which is rounded.
  public func value(_ number: some BinaryFloatingPoint) { values.append(text(of: number)) }
  /// The same for text, which stays as it is.
  public func value(_ text: String) { values.append(text) }
  /// Hands over whether the next choice of a quiz is right.
  public func condition(_ isRight: Bool) { choiceIsRight = isRight }

  /// Shows Markdown, with the values handed over since the last in the places of its markers.
  public func prose(_ markdown: String) { add(.prose(takeProse(markdown))) }

  /// The same for a prediction.
  public func prediction(_ markdown: String) { add(.prediction(takeProse(markdown))) }

  /// Hands over whether the next choice of the prediction is right.
  public func answer(_ isRight: Bool) { answers.append(.choice(isRight: isRight)) }
  /// Hands over the number that the prediction asks for.
  public func answer(_ number: some BinaryInteger) { answers.append(.number(Double(number))) }
  /// The same for a fraction.
  public func answer(_ number: some BinaryFloatingPoint) { answers.append(.number(Double(number))) }

  /// The same as a prediction for what came of it, with the answers handed over since the last.
  public func outcome(_ markdown: String) {
    add(.outcome(takeProse(markdown), answers: answers))
    answers = []
  }

  /// Says that a block of the lesson's file begins, by its number from 0.
  public func begin(block: Int) { begin(block) }

  /// The value that a slider is turned to; `value` where it is not turned.
  public func slider<Value: BinaryInteger>(_ name: String, _ value: Value) -> Value {
    turned(name).map { Value($0) } ?? value
  }
  /// The same for a fraction.
  public func slider<Value: BinaryFloatingPoint>(_ name: String, _ value: Value) -> Value {
    turned(name).map { Value($0) } ?? value
  }

  /// Shows the Swift of a cell, which runs next.
  public func cell(_ code: String) { add(.code(code)) }

  /// Begins a choice of a quiz with its words.
  public func choice(_ markdown: String) { choiceText = takeProse(markdown) }

  /// Adds a choice to the quiz: the one that ``choice(_:)`` began, and what explains it.
  public func because(_ markdown: String) {
    choices.append(
      Element.Choice(text: choiceText, explanation: takeProse(markdown), isRight: choiceIsRight))
  }

  /// Shows the quiz of the choices so far.
  public func quiz() {
    add(.quiz(choices))
    choices = []
  }

  /// Runs the reader's attempt and a solution, each with the check after it.
  public func exercise(
    _ code: String, answer: String, line: Int, file: String = #filePath, attempt: () throws -> Void,
    solution: () throws -> Void
  ) {
    let attempt = part(file: file, line: line, attempt)
    let solution = part(file: file, line: line, solution)
    add(
      .exercise(
        Element.Exercise(
          code: code, line: line, shown: attempt.shown, failures: attempt.failures, answer: answer,
          answerShown: solution.shown, answerFailures: solution.failures)))
  }

  /// Runs a part of an exercise, and keeps what it shows to itself.
  private func part(
    file: String, line: Int, _ body: () throws -> Void
  ) -> (shown: [Element], failures: [Element.Failure]) {
    let before = elements
    elements = []
    isInExercise = true
    defer {
      elements = before
      isInExercise = false
    }
    do { try body() } catch let unmet as UnmetRequirement {
      elements.append(.failure(unmet.failure))
    } catch {
      elements.append(.failure(Element.Failure(message: "\(error)", file: file, line: line)))
    }
    return (elements.filter { $0.failure == nil }, elements.compactMap(\.failure))
  }

  /// The Markdown with the values handed over for it.
  private func takeProse(_ markdown: String) -> Element.Prose {
    defer { values = [] }
    return Element.Prose(markdown: markdown, values: values)
  }

  private func text(of number: some BinaryInteger) -> String { Numbers.grouped(Int(number)) }
  private func text(of number: some BinaryFloatingPoint) -> String { Numbers.short(number) }
}

/// A condition without which a cell could not go on.
struct UnmetRequirement: Error, CustomStringConvertible {
  let failure: Element.Failure
  var description: String { failure.description }
}

extension Element {
  /// What failed, if this is a failure.
  public var failure: Failure? {
    if case .failure(let failure) = self { failure } else { nil }
  }
}
