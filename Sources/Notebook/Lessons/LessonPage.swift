import Figures
import Pages

/// A lesson that has run, as a page in one file.
public struct LessonPage {
  private let lesson: Lesson
  private let elements: [Element]
  private let lessons: [Lesson]
  private let site: Site.View?
  private let stages: [Site.Link]
  private let hasSearch: Bool

  /// - Parameters:
  ///   - lesson: the lesson that has run.
  ///   - elements: what it showed, in order.
  ///   - lessons: all there are, in order; the page links to its neighbours.
  ///   - site: the pages around it, if it is not by itself.
  ///   - stages: what it is about, in the report.
  ///   - hasSearch: whether it has a field that leads to the search of the ``LessonSearchPage`` beside it.
  public init(
    _ lesson: Lesson, elements: [Element], among lessons: [Lesson], site: Site.View? = nil,
    stages: [Site.Link] = [], hasSearch: Bool = false
  ) {
    self.site = site
    self.hasSearch = hasSearch
    self.stages = stages
    self.lesson = lesson
    self.elements = elements
    self.lessons = lessons
  }

  /// The page as one self-contained HTML file.
  ///
  /// - Throws: what drawing its figures throws.
  public var html: String {
    get throws {
      let index = lessons.firstIndex { $0.name == lesson.name }
      let page = try Page(
        title: "\(lesson.number). \(lesson.title)",
        description: "A lesson of LeNet Explorer: \(lesson.title).",
        template: PackageResources.lesson_mustache, parts: ["element": PackageResources.element_mustache],
        site: site)
      var printer = ElementPrinter(page: page, figures: try FigureView.all(elements.flatMap(\.figures)))
      return try page.html(
        Content(
          index: site == nil && !hasSearch ? "index.html" : nil, hasSearch: hasSearch, stages: stages,
          hasStages: !stages.isEmpty,
          number: lesson.number, title: lesson.title,
          aim: Markdown(lesson.aim).html,
          sections: Section.all(in: elements), elements: Self.folding(elements) { printer.html(of: $0) },
          previous: index.flatMap { $0 > 0 ? LessonLink(lessons[$0 - 1]) : nil },
          next: index.flatMap { $0 + 1 < lessons.count ? LessonLink(lessons[$0 + 1]) : nil }),
        live: elements.flatMap(\.widgets).data, adding: hasSearch ? .searchField : nil)
    }
  }

  /// The elements' HTML. What is folded away stands open if something in it fails.
  private static func folding(_ elements: [Element], html: (Element) -> String) -> [String] {
    LessonPart.all(of: elements).flatMap { part -> [String] in
      let parts = part.elements.map(html)
      guard part.isFolded else { return parts }
      let isOpen = part.elements.contains { $0.failure != nil }
      return [
        "<details class=\"outcome\"\(isOpen ? " open" : "")><summary>Show what happens</summary>\n"
          + parts.joined() + "</details>\n"
      ]
    }
  }

  /// What the template is filled with.
  private struct Content {
    /// The list of lessons, where nothing else leads to it.
    let index: String?
    let hasSearch: Bool
    let stages: [Site.Link]
    let hasStages: Bool
    let number: Int
    let title, aim: String
    let sections: [Section]
    let elements: [String]
    let previous, next: LessonLink?
  }
}

/// The page that lists all lessons.
public struct LessonIndex {
  private let lessons: [Lesson]
  private let site: Site.View?

  /// - Parameters:
  ///   - lessons: all there are, in order.
  ///   - site: the pages around it, if it is not by itself.
  public init(_ lessons: [Lesson], site: Site.View? = nil) {
    self.lessons = lessons
    self.site = site
  }

  /// The page as one self-contained HTML file.
  public var html: String {
    get throws {
      let page = try Page(
        title: "Lessons", description: "The lessons of LeNet Explorer.",
        template: PackageResources.lessons_mustache, site: site)
      return try page.html(["lessons": lessons.map(LessonLink.init)])
    }
  }
}

/// A lesson as other pages refer to it.
struct LessonLink {
  let file, title, aim: String
  let number: Int

  init(_ lesson: Lesson) {
    file = "\(lesson.name).html"
    title = lesson.title
    aim = Markdown(lesson.aim).html
    number = lesson.number
  }
}

/// A heading of the second level, for the table of contents.
private struct Section {
  let id, name: String

  static func all(in elements: [Element]) -> [Section] {
    elements.flatMap { element -> [Section] in
      guard case .prose(let prose) = element else { return [] }
      return Markdown(prose).sections.map { Section(id: $0.id, name: $0.name) }
    }
  }
}
