import Figures

/// What a page's template is filled with for one element: the one property that is set says what it is.
struct ElementView {
  var prose: String?
  var code: String?
  var figure: FigureView?
  var table: TableView?
  var tableName: String?
  var text: String?
  var exercise: ExerciseView?
  var quiz: [ChoiceView]?
  var failure: String?
}

struct ExerciseView {
  let code: String
  let line: Int
  let shown: [ElementView]
  let isSolved: Bool
  let failures: [String]
  let answer: String
  let answerShown: [ElementView]
}

struct ChoiceView {
  let text, explanation, mark, kind: String
}

/// Deals figures that were drawn all together out to the elements they belong to.
struct ElementViews {
  private var figures: ArraySlice<FigureView>

  /// - Parameter figures: those of all elements, in order.
  init(figures: [FigureView]) { self.figures = figures[...] }

  mutating func view(of element: Element) -> ElementView {
    switch element {
    case .prose(let prose): ElementView(prose: Markdown(prose).decoratedHTML)
    case .code(let code): ElementView(code: Highlighter.html(of: code))
    case .figure: ElementView(figure: figures.removeFirst())
    case .table(let table, let name):
      ElementView(
        table: TableView(table, name: name.isEmpty ? "Table" : name), tableName: name.isEmpty ? nil : name)
    case .text(let text): ElementView(text: text)
    case .exercise(let exercise): ElementView(exercise: view(of: exercise))
    case .quiz(let choices): ElementView(quiz: choices.map(ChoiceView.init))
    case .failure(let failure): ElementView(failure: failure.description)
    }
  }

  private mutating func view(of exercise: Element.Exercise) -> ExerciseView {
    ExerciseView(
      code: Highlighter.html(of: exercise.code), line: exercise.line,
      shown: exercise.shown.map { view(of: $0) }, isSolved: exercise.isSolved,
      failures: exercise.failures.map(\.message), answer: Highlighter.html(of: exercise.answer),
      answerShown: exercise.answerShown.map { view(of: $0) })
  }
}

extension ChoiceView {
  fileprivate init(_ choice: Element.Choice) {
    text = Markdown(choice.text).inlineHTML
    explanation = Markdown(choice.explanation).html
    mark = choice.isRight ? "Yes." : "No."
    kind = choice.isRight ? "right" : "wrong"
  }
}

extension Element {
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
  static func html(of code: String) -> String {
    tokens(of: code).map { token in
      let text = token.text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(
        ">", with: "&gt;")
      return token.kind == .plain ? text : "<span class=\"\(token.kind.rawValue)\">\(text)</span>"
    }.joined()
  }
}
