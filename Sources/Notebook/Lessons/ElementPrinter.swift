import Figures
import Pages

/// Turns elements into HTML, and deals figures that were drawn all together out to the elements they belong to.
struct ElementPrinter {
  private let page: Page
  private var figures: ArraySlice<FigureView>
  /// How many of the page's subjects have their widgets.
  private var subjects = 0

  /// - Parameter figures: those of all elements, in order.
  init(page: Page, figures: [FigureView]) {
    self.page = page
    self.figures = figures[...]
  }

  mutating func html(of element: Element) -> String {
    switch element {
    case .figure: page.fragment("figure", figures.removeFirst())
    default: page.fragment("element", view(of: element))
    }
  }

  private mutating func view(of element: Element) -> ElementView {
    switch element {
    case .prose(let prose), .prediction(let prose), .outcome(let prose, _):
      ElementView(prose: Markdown(prose).decoratedHTML)
    case .code(let code): ElementView(code: Highlighter.html(of: code))
    case .figure: preconditionFailure("figures have a template of their own")
    case .table(let table, let name):
      ElementView(
        table: TableView(table, name: name.isEmpty ? "Table" : name), tableName: name.isEmpty ? nil : name)
    case .text(let text): ElementView(text: text)
    case .live(let widget): ElementView(live: view(of: widget))
    case .exercise(let exercise): ElementView(exercise: view(of: exercise))
    case .quiz(let choices): ElementView(quiz: QuizView(choices: choices.map(ChoiceView.init)))
    case .failure(let failure): ElementView(failure: failure.description)
    }
  }

  private mutating func view(of widget: LiveWidget) -> LiveView {
    defer { if widget.subject != nil { subjects += 1 } }
    return LiveView(kind: widget.kind, name: widget.name, words: widget.words, subject: subjects)
  }

  private mutating func view(of exercise: Element.Exercise) -> ExerciseView {
    ExerciseView(
      task: Highlighter.html(of: exercise.code), shown: exercise.shown.map { html(of: $0) },
      isSolved: exercise.isSolved, open: exercise.failures.map(\.sentence),
      answer: Highlighter.html(of: exercise.answer), answerShown: exercise.answerShown.map { html(of: $0) })
  }
}

/// What the template of an element is filled with: the one property that is set says what the element is.
private struct ElementView {
  var prose: String?
  var code: String?
  var table: TableView?
  var tableName: String?
  var text: String?
  var live: LiveView?
  var exercise: ExerciseView?
  var quiz: QuizView?
  var failure: String?
}

private struct LiveView {
  let kind, name, words: String
  let subject: Int
}

private struct ExerciseView {
  let task: String
  let shown: [String]
  let isSolved: Bool
  let open: [String]
  let answer: String
  let answerShown: [String]
}

/// A question's choices, each with what explains it.
struct QuizView {
  let choices: [ChoiceView]
}

struct ChoiceView {
  let choice, explanation, mark, kind: String
  let isRight: Bool

  init(_ choice: Element.Choice) {
    self.choice = Markdown(choice.text).inlineHTML
    explanation = Markdown(choice.explanation).html
    mark = choice.isRight ? "Yes." : "No."
    kind = choice.isRight ? "right" : "wrong"
    isRight = choice.isRight
  }
}

extension Element {
  /// The element's live widgets, in the order in which a page shows them.
  var widgets: [LiveWidget] {
    switch self {
    case .live(let widget): [widget]
    case .exercise(let exercise): (exercise.shown + exercise.answerShown).flatMap(\.widgets)
    default: []
    }
  }

  /// The figures of the element, in the order in which a page shows them.
  public var figures: [any Figure] {
    switch self {
    case .figure(let figure): [figure]
    case .exercise(let exercise): (exercise.shown + exercise.answerShown).flatMap(\.figures)
    default: []
    }
  }
}

extension Highlighter {
  /// The code with a `span` around every token that has a colour.
  package static func html(of code: String) -> String {
    tokens(of: code).map { token in
      let text = token.text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(
        ">", with: "&gt;")
      return token.kind == .plain ? text : "<span class=\"\(token.kind.rawValue)\">\(text)</span>"
    }.joined()
  }
}
