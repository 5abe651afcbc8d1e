import CCmark
import LessonFormat

/// What the search of a site looks through: the sections of lessons that have run, with the values of that run.
///
/// What pages fold away is searched too, and never quoted: a result must not give away what a reader is to find out.
public struct SearchIndex: Encodable, Sendable {
  private(set) var lessons: [Entry] = []

  struct Entry: Encodable, Sendable {
    let file, title: String
    let number: Int
    var sections: [Section]
  }

  /// What stands below a heading of the second level; the first begins with the lesson's aim and has no heading.
  struct Section: Encodable, Sendable {
    /// The heading's anchor in the page.
    let id: String
    let heading: String
    /// Paragraphs and what figures and tables are called, as the page shows them.
    var prose: [String] = []
    /// Cells and what they printed, by their lines.
    var code: [String] = []
    /// Outcomes of predictions, explanations of choices, solutions.
    var folded: [String] = []
  }

  /// An index of no lesson yet.
  public init() {}

  /// Adds a lesson that has run.
  public mutating func add(_ lesson: Lesson, elements: [Element]) {
    let intro = Section(id: "", heading: "", prose: [Markdown(lesson.aim).text])
    lessons.append(
      Entry(file: "\(lesson.name).html", title: lesson.title, number: lesson.number, sections: [intro]))
    for part in LessonPart.all(of: elements) {
      for element in part.elements { add(element, isFolded: part.isFolded) }
    }
  }

  private mutating func add(_ element: Element, isFolded: Bool) {
    switch element {
    case .prose(let prose), .prediction(let prose), .outcome(let prose, _): add(prose, isFolded: isFolded)
    case .code(let text), .text(let text): add(text, to: isFolded ? \.folded : \.code)
    case .figure(let figure): add(figure.title, to: isFolded ? \.folded : \.prose)
    case .table(_, let name): add(name, to: isFolded ? \.folded : \.prose)
    case .exercise(let exercise):
      add(exercise.code, to: \.code)
      add(exercise.answer, to: \.folded)
    case .quiz(let choices):
      for choice in choices {
        add(Markdown(choice.text).text, to: \.prose)
        for block in Markdown(choice.explanation).blocks { add(block, isFolded: true) }
      }
    case .live(let widget): add(widget.name, to: isFolded ? \.folded : \.prose)
    case .failure(let failure): add(failure.sentence, to: \.prose)
    }
  }

  private mutating func add(_ prose: Element.Prose, isFolded: Bool) {
    let markdown = Markdown(prose)
    var sections = markdown.sections[...]
    for block in markdown.blocks {
      if block.kind == CMARK_NODE_HEADING, block.headingLevel == 2, let section = sections.popFirst() {
        lessons[lessons.count - 1].sections.append(Section(id: section.id, heading: section.name))
      } else {
        add(block, isFolded: isFolded)
      }
    }
  }

  /// Adds a part of Markdown, its paragraphs one by one.
  private mutating func add(_ block: MarkdownTree.Node, isFolded: Bool) {
    switch block.kind {
    case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING: add(block.text, to: isFolded ? \.folded : \.prose)
    case CMARK_NODE_CODE_BLOCK: add(block.literal, to: isFolded ? \.folded : \.code)
    default: for child in block.children { add(child, isFolded: isFolded) }
    }
  }

  private mutating func add(_ text: String, to texts: WritableKeyPath<Section, [String]>) {
    guard !text.isEmpty else { return }
    let lesson = lessons.count - 1
    lessons[lesson].sections[lessons[lesson].sections.count - 1][keyPath: texts].append(text)
  }
}
