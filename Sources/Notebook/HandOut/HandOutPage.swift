import Figures
import Pages

/// A lesson that has run, as a page to print: with lines to write predictions and solutions on and boxes to tick. What comes
/// of them is left out, or stands at the end on a page of its own.
public struct HandOutPage {
  private let lesson: Lesson
  private let handOut: HandOut
  private let hasAnswers: Bool

  /// - Parameters:
  ///   - lesson: the lesson that has run.
  ///   - elements: what it showed, in order.
  ///   - hasAnswers: whether outcomes, right choices and solutions stand at the end.
  public init(_ lesson: Lesson, elements: [Element], hasAnswers: Bool) {
    self.lesson = lesson
    self.hasAnswers = hasAnswers
    handOut = HandOut(elements)
  }

  /// The page as one self-contained HTML file.
  ///
  /// - Throws: what drawing its figures throws.
  public var html: String {
    get throws {
      let page = try Page(
        title: "\(lesson.number). \(lesson.title): hand-out",
        description: "A lesson of LeNet Explorer to print: \(lesson.title).",
        template: PackageResources.handout_mustache,
        parts: ["element": PackageResources.element_mustache, "task": PackageResources.task_mustache],
        site: nil)
      let answers = hasAnswers ? handOut.answers : []
      let elements =
        handOut.items.compactMap { if case .element(let element) = $0 { element } else { nil } }
        + answers.flatMap(\.elements)
      var printer = ElementPrinter(page: page, figures: try FigureView.all(elements.flatMap(\.figures)))
      return try page.html(
        Content(
          number: lesson.number, title: lesson.title, aim: Markdown(lesson.aim).html,
          items: handOut.items.map { item in
            switch item {
            case .element(let element): printer.html(of: element)
            case .task(let task): page.fragment("task", TaskView(task))
            }
          },
          hasAnswers: hasAnswers,
          answers: answers.map { answer in
            AnswerView(
              answerName: answer.name, right: answer.choices.map(ChoiceView.init),
              parts: answer.elements.map { printer.html(of: $0) })
          }), adding: .paper)
    }
  }

  /// What the template is filled with.
  private struct Content {
    let number: Int
    let title, aim: String
    let items: [String]
    let hasAnswers: Bool
    let answers: [AnswerView]
  }

  private struct TaskView {
    let name: String
    let prediction: String?
    let code: String?
    let choices: [ChoiceView]
    let lines: String

    init(_ task: HandOut.Task) {
      name = task.name
      prediction = task.prediction.map { Markdown($0).html }
      code = task.code.map(Highlighter.html)
      choices = zip(HandOut.letters, task.choices).map { ChoiceView(letter: $0, choice: $1) }
      lines = String(repeating: "<div class=\"line\"></div>\n", count: task.lines)
    }
  }

  private struct ChoiceView {
    let letter, words, because: String

    init(letter: Character, choice: Element.Choice) {
      self.letter = String(letter)
      words = Markdown(choice.text).inlineHTML
      because = Markdown(choice.explanation).html
    }
  }

  private struct AnswerView {
    let answerName: String
    let right: [ChoiceView]
    let parts: [String]
  }
}

extension Lesson {
  /// What the file of its hand-out is called, beside its page: `02-convolution-handout.html`.
  public var handOutFile: String { "\(name)-handout.html" }
}
