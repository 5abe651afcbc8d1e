/// A lesson that has run as paper has it: what is asked, in order, and the answers, which belong on another page.
struct HandOut {
  private(set) var items: [Item] = []
  private(set) var answers: [Answer] = []
  private var counts: [Name: Int] = [:]

  enum Item {
    case element(Element)
    case task(Task)
  }

  /// What the reader writes on the sheet.
  struct Task {
    let name: String
    /// What is to be predicted.
    var prediction: Element.Prose?
    /// The code that an exercise begins with.
    var code: String?
    /// What is to be ticked.
    var choices: [Element.Choice] = []
    /// How many lines there are to write on.
    var lines = 0
  }

  struct Answer {
    /// The task's name.
    let name: String
    /// Those to be ticked, by their letters.
    var choices: [(letter: Character, choice: Element.Choice)] = []
    var elements: [Element] = []
  }

  private enum Name: String {
    case prediction = "Prediction"
    case question = "Question"
    case exercise = "Exercise"
  }

  static let letters = "abcdefgh"

  init(_ elements: [Element]) {
    for part in LessonPart.all(of: elements) {
      // What answers need the reader's browser.
      let printed = part.elements.filter { if case .live = $0 { false } else { true } }
      if part.isFolded {
        answers.append(Answer(name: name(.prediction), elements: printed))
      } else {
        for element in printed { add(element) }
      }
    }
  }

  private mutating func add(_ element: Element) {
    switch element {
    case .prediction(let prose):
      items.append(.task(Task(name: nextName(.prediction), prediction: prose, lines: 2)))
    case .quiz(let choices):
      let name = nextName(.question)
      items.append(.task(Task(name: name, choices: choices)))
      let right = zip(Self.letters, choices).filter { $0.1.isRight }
      answers.append(Answer(name: name, choices: right.map { (letter: $0.0, choice: $0.1) }))
    case .exercise(let exercise):
      let name = nextName(.exercise)
      // A solution's lines, and some for those who need more.
      let lines = exercise.answer.split(separator: "\n", omittingEmptySubsequences: false).count + 3
      items.append(.task(Task(name: name, code: exercise.code, lines: min(max(lines, 6), 18))))
      answers.append(Answer(name: name, elements: [.code(exercise.answer)] + exercise.answerShown))
    default: items.append(.element(element))
    }
  }

  private mutating func nextName(_ name: Name) -> String {
    counts[name, default: 0] += 1
    return self.name(name)
  }

  private func name(_ name: Name) -> String { "\(name.rawValue) \(counts[name, default: 0])" }
}
