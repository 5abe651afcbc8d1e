import Foundation
import LessonFormat
import Notebook

/// What the template of a block is filled with: the parts that are set say what it has.
struct BlockView {
  let number: Int
  let kind: String
  var isHidden = false
  let isChanged, isAdded, isStale: Bool
  var editor: EditorView?
  /// Swift that is seen and does not run.
  var unrun: String?
  /// The key of a prediction, a quiz or an exercise, by which its progress is kept.
  var key: String?
  var isExercise = false
  var hints: HintsView?
  var prediction: PredictionView?
  /// The key of the prediction whose result this is.
  var predicted: String?
  /// Whether that prediction is still to be made.
  var isVeiled = false
  let elements: [String]
}

/// A text area with the text of a cell.
struct EditorView {
  let label: String
  /// `swift` or `markdown`.
  let language: String
  /// The line of the file that the text begins on.
  let line: Int
  let typed: String
  /// How many lines the text has.
  let rows: Int

  init(label: String, language: String, line: Int, typed: String) {
    (self.label, self.language, self.line, self.typed) = (label, language, line, typed)
    rows = typed.split(separator: "\n", omittingEmptySubsequences: false).count
  }
}

/// What helps with an exercise, one after another, as HTML.
struct HintsView {
  let hintTexts: [String]
}

/// The form in which a reader predicts: by choice, by a number, or in words.
struct PredictionView {
  let predictionKey: String
  let choices: [ChoiceView]
  let isNumber, isText: Bool
  /// What the number counts, such as `places`: HTML.
  let unit: String?

  init(predictionKey: String, answers: [LessonSource.Answer]) {
    self.predictionKey = predictionKey
    let words = answers.map { Markdown(beforeItRan: $0.words).inlineHTML }
    choices =
      words.count > 1 ? words.enumerated().map { ChoiceView(choiceNumber: $0, choiceText: $1) } : []
    isNumber = words.count == 1
    isText = words.isEmpty
    unit = isNumber ? words[0] : nil
  }

  struct ChoiceView {
    let choiceNumber: Int
    /// HTML.
    let choiceText: String
  }
}

extension BlockView {
  /// The blocks of a lesson, in order.
  static func all(
    of source: LessonSource, states: [NotebookPage.BlockState], progress: [String: String]
  ) -> [BlockView] {
    let cellCount = source.blocks.count(where: \.isEdited)
    var cells = 0
    var keys = BlockKeys()
    /// The prediction whose outcome is still to come.
    var prediction: String?
    return zip(source.blocks, states).enumerated().map { number, pair in
      let (block, state) = pair
      if block.isEdited { cells += 1 }
      var view = BlockView(
        block, number: number, state: state, label: "Cell \(cells) of \(cellCount), Swift")
      view.key = keys.next(for: block)
      if case .prediction(_, let answers) = block {
        prediction = view.key
        view.prediction = PredictionView(predictionKey: view.key!, answers: answers)
      } else if let key = prediction {
        view.predicted = key
        view.isVeiled = progress[key] == nil
        if case .outcome = block { prediction = nil }
      }
      return view
    }
  }

  private init(_ block: LessonSource.Block, number: Int, state: NotebookPage.BlockState, label: String) {
    self.number = number
    (isChanged, isAdded, isStale) = (state.isChanged, state.isAdded, state.isStale)
    kind = block.kind
    func editor(_ code: LessonSource.Code) -> EditorView {
      EditorView(label: label, language: "swift", line: code.line, typed: state.draft ?? code.text)
    }
    var elements = state.elements
    switch block {
    case .prose(let prose), .prediction(let prose, _), .outcome(let prose):
      if state.isAdded {
        self.editor = EditorView(
          label: "Text, Markdown", language: "markdown", line: 1, typed: state.draft ?? prose.written)
      }
      elements = elements ?? ["<div class=\"prose\">\(Markdown(beforeItRan: prose).decoratedHTML)</div>"]
    case .cell(let code, let isHidden), .file(let code, let isHidden):
      self.editor = editor(code)
      self.isHidden = isHidden
    case .unrun(let code): unrun = Highlighter.html(of: code.text)
    case .exercise(let exercise):
      self.editor = editor(exercise.task)
      isExercise = true
      if !exercise.hints.isEmpty {
        hints = HintsView(hintTexts: exercise.hints.map { Markdown(beforeItRan: $0).html })
      }
    case .quiz: break
    }
    self.elements = elements ?? []
  }
}

extension LessonSource.Block {
  /// What the page calls it.
  var kind: String {
    switch self {
    case .prose: "prose"
    case .prediction: "prediction"
    case .outcome: "outcome"
    case .cell: "cell"
    case .unrun: "unrun"
    case .file: "file"
    case .exercise: "exercise"
    case .quiz: "quiz"
    }
  }

  /// Whether the reader edits its Swift.
  fileprivate var isEdited: Bool {
    switch self {
    case .cell, .file, .exercise: true
    default: false
    }
  }
}

extension LessonSource.Prose {
  /// As its author wrote it.
  fileprivate var written: String {
    ValueMarker.filled(markdown, with: expressions.map { "{{\($0.text)}}" }).trimmingCharacters(in: .newlines)
  }
}
