import Figures
import Foundation
import Pages

/// Turns elements into HTML one by one, for a page on which the lesson's cells stand already.
///
/// Cells are left to the page; a part that computes in the browser gets a page of its own, which the fragment frames.
public struct ElementFragments {
  private let page: Page
  private let save: (_ name: String, _ html: String) throws -> String

  /// - Parameter save: keeps the page of a live part, of which it is given a name that its contents decide, and says at which
  ///   address it can be had.
  /// - Throws: what reading the templates throws.
  public init(saving save: @escaping (_ name: String, _ html: String) throws -> String) throws {
    self.save = save
    page = try Page(
      title: "", description: "", template: PackageResources.fragment_mustache,
      parts: ["fragment": PackageResources.fragment_mustache], site: nil)
  }

  /// The HTML of an element; empty for a cell's code.
  ///
  /// - Throws: what drawing a figure throws, and what saving a live part's page throws.
  public func html(of element: Element) throws -> String {
    switch element {
    case .code: ""
    case .figure(let figure): try page.fragment("figure", FigureView(figure))
    case .prose(let prose), .prediction(let prose): fragment(Fragment(prose: ProseView(prose)))
    case .outcome(let prose, let answers): fragment(Fragment(prose: ProseView(prose, answers: answers)))
    case .table(let table, let name):
      fragment(
        Fragment(
          table: TableView(table, name: name.isEmpty ? "Table" : name), tableName: name.isEmpty ? nil : name))
    case .text(let text): fragment(Fragment(text: text))
    case .failure(let failure): fragment(Fragment(failure: FailureView(failure)))
    case .quiz(let choices): fragment(Fragment(quiz: QuizView(choices: choices.map(ChoiceView.init))))
    case .exercise(let exercise): fragment(Fragment(exercise: try view(of: exercise)))
    case .live(let widget): fragment(Fragment(widget: try view(of: widget)))
    }
  }

  /// The HTML of what a cell has printed.
  public static func html(ofPrinted text: String) -> String {
    let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    return "<pre class=\"text\"><samp>\(escaped)</samp></pre>\n"
  }

  private func fragment(_ content: Fragment) -> String { page.fragment("fragment", content) }

  private func view(of exercise: Element.Exercise) throws -> ExerciseView {
    ExerciseView(
      shown: try exercise.shown.map { try html(of: $0) }, isSolved: exercise.isSolved,
      open: exercise.failures.map(FailureView.init), answer: Highlighter.html(of: exercise.answer),
      answerShown: try exercise.answerShown.map { try html(of: $0) })
  }

  private func view(of widget: LiveWidget) throws -> WidgetView {
    let page = try Page(
      title: widget.name, description: widget.words, template: PackageResources.widget_mustache,
      parts: ["element": PackageResources.element_mustache], site: nil)
    var printer = ElementPrinter(page: page, figures: [])
    let html = try page.html(printer.html(of: .live(widget)), live: [widget].data)
    let name = SHA256.digest(of: Array(html.utf8)).prefix(8).map {
      String(Int($0) + 256, radix: 16).dropFirst()
    }
    .joined()
    return WidgetView(address: try save(name, html), name: widget.name)
  }
}

/// What the template of a fragment is filled with: the one property that is set says what the fragment is of.
private struct Fragment {
  var prose: ProseView?
  var table: TableView?
  var tableName: String?
  var text: String?
  var exercise: ExerciseView?
  var quiz: QuizView?
  var failure: FailureView?
  var widget: WidgetView?
}

private struct ProseView {
  let html: String
  /// What the answers to a prediction are, as JSON: whether each choice is right, or the number.
  let answers: String?

  init(_ prose: Element.Prose, answers: [Element.Answer] = []) {
    html = Markdown(prose).decoratedHTML
    let values = answers.map { answer in
      switch answer {
      case .choice(let isRight): "\(isRight)"
      case .number(let number): number.isFinite ? "\(number)" : "null"
      }
    }
    self.answers = values.isEmpty ? nil : "[\(values.joined(separator: ","))]"
  }
}

private struct FailureView {
  let sentence: String
  /// The line of the file.
  let line: Int

  init(_ failure: Element.Failure) {
    sentence = failure.sentence
    line = failure.line
  }
}

private struct ExerciseView {
  let shown: [String]
  let isSolved: Bool
  let open: [FailureView]
  let answer: String
  let answerShown: [String]
}

private struct WidgetView {
  let address, name: String
}
