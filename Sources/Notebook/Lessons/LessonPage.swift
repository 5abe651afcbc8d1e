import Figures
import Pages

/// A lesson that has run, as a page in one file.
public struct LessonPage {
  private let lesson: Lesson
  private let elements: [Element]
  private let lessons: [Lesson]
  private let site: Site.View?
  private let stages: [Site.Link]

  /// - Parameters:
  ///   - lesson: the lesson that has run.
  ///   - elements: what it showed, in order.
  ///   - lessons: all there are, in order; the page links to its neighbours.
  ///   - site: the pages around it, if it is not by itself.
  ///   - stages: what it is about, in the report.
  public init(
    _ lesson: Lesson, elements: [Element], among lessons: [Lesson], site: Site.View? = nil,
    stages: [Site.Link] = []
  ) {
    self.site = site
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
          index: site == nil ? "index.html" : nil, stages: stages, hasStages: !stages.isEmpty,
          number: lesson.number, title: lesson.title,
          aim: Markdown(lesson.aim).html,
          sections: Section.all(in: elements), elements: Self.folding(elements) { printer.html(of: $0) },
          previous: index.flatMap { $0 > 0 ? Link(lessons[$0 - 1]) : nil },
          next: index.flatMap { $0 + 1 < lessons.count ? Link(lessons[$0 + 1]) : nil }),
        live: elements.flatMap(\.widgets).data)
    }
  }

  /// The elements' HTML. What cells show between a prediction and its outcome is folded away, until it is asked for or
  /// something in it fails.
  private static func folding(_ elements: [Element], html: (Element) -> String) -> [String] {
    var parts: [String] = []
    /// What is being folded, and whether it may stay so.
    var folded: (html: String, isOpen: Bool)?
    var isPredicted = false
    for element in elements {
      let html = html(element)
      switch element {
      case .prediction: isPredicted = true
      case .code where folded == nil: break
      default: if isPredicted && folded == nil { folded = ("", false) }
      }
      guard var fold = folded else {
        parts.append(html)
        continue
      }
      fold.html += html
      fold.isOpen = fold.isOpen || element.failure != nil
      folded = fold
      guard case .outcome = element else { continue }
      parts.append(
        "<details class=\"outcome\"\(fold.isOpen ? " open" : "")><summary>Show what happens</summary>\n"
          + fold.html + "</details>\n")
      (folded, isPredicted) = (nil, false)
    }
    return parts
  }

  /// What the template is filled with.
  private struct Content {
    /// The list of lessons, where no menu leads to it.
    let index: String?
    let stages: [Site.Link]
    let hasStages: Bool
    let number: Int
    let title, aim: String
    let sections: [Section]
    let elements: [String]
    let previous, next: Link?
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
      return try page.html(["lessons": lessons.map(Link.init)])
    }
  }
}

/// A lesson as other pages refer to it.
private struct Link {
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
