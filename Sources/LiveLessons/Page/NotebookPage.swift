import Foundation
import LessonFormat
import Notebook
import Pages

/// A lesson as a page whose cells are edited and run where they stand.
public struct NotebookPage {
  /// What the page shows of a block of the lesson beside its text in the file.
  public struct BlockState: Sendable {
    /// The text that is typed and not in the file; nil where there is none.
    public var draft: String?
    /// The HTML of what the block showed when it ran last, element by element; nil where it has not run.
    public var elements: [String]?
    /// Whether something before the block has changed since it ran.
    public var isStale = false
    /// Whether the text differs from what it was before it was first changed here.
    public var isChanged = false
    /// Whether the block was added on the page, and may be removed there.
    public var isAdded = false

    /// A block that has not run, and stands as it does in the file.
    public init() {}
  }

  private let lesson: ListedLesson
  private let neighbours: (previous: ListedLesson?, next: ListedLesson?)
  private let source: LessonSource
  private let version: Int
  private let blocks: [BlockState]
  private let progress: [String: String]

  /// - Parameters:
  ///   - name: the lesson's, as `lessons` have it.
  ///   - lessons: all there are, in order; the page links to its neighbours.
  ///   - source: the lesson's file, taken apart.
  ///   - version: what the server calls this state of the file.
  ///   - blocks: one for each block of `source`.
  ///   - progress: what the reader has answered so far; see ``LessonProgress``.
  public init(
    _ name: String, among lessons: [ListedLesson], source: LessonSource, version: Int, blocks: [BlockState],
    progress: [String: String]
  ) {
    precondition(
      blocks.count == source.blocks.count, "\(blocks.count) states of \(source.blocks.count) blocks")
    let index = lessons.firstIndex { $0.name == name }
    lesson = ListedLesson(name: name, source: source, progress: progress)
    neighbours = (
      index.flatMap { $0 > 0 ? lessons[$0 - 1] : nil },
      index.flatMap { $0 + 1 < lessons.count ? lessons[$0 + 1] : nil }
    )
    self.source = source
    self.version = version
    self.blocks = blocks
    self.progress = progress
  }

  /// The page.
  public var html: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      let answers = String(decoding: try encoder.encode(progress), as: UTF8.self)
      return try page.html(
        Content(
          number: lesson.number, title: lesson.title, aim: lesson.aim, sections: sections,
          main: try main, previous: neighbours.previous, next: neighbours.next),
        attributes: [
          "data-lesson": lesson.name, "data-version": String(version), "data-progress": answers,
        ], served: Self.served)
    }
  }

  /// What stands in the page's `<main>`.
  public var main: String {
    get throws {
      let page = try page
      return BlockView.all(of: source, states: blocks, progress: progress)
        .map { page.fragment("block", $0) }.joined()
    }
  }

  private var page: Page {
    get throws {
      try Page(
        title: "\(lesson.number). \(lesson.title)",
        description: "A lesson of LeNet Explorer, to be changed and run: \(lesson.title).",
        template: PackageResources.notebook_mustache, parts: ["block": PackageResources.block_mustache],
        site: nil)
    }
  }

  /// The headings of the second level.
  private var sections: [Section] {
    source.blocks.flatMap { block -> [Section] in
      guard case .prose(let prose) = block else { return [] }
      return Markdown(beforeItRan: prose).sections.map { Section(id: $0.id, name: $0.name) }
    }
  }

  private struct Section {
    let id, name: String
  }

  /// What the template is filled with.
  private struct Content {
    let number: Int
    let title, aim: String
    let sections: [Section]
    let main: String
    let previous, next: ListedLesson?
  }
}

// MARK: - What the server hands out beside pages

extension NotebookPage {
  /// The style of the notebook's pages, beside the one in them.
  public static var style: String { PackageResources.notebook_css }
  /// Their script: a bundle that `.ci/scripts` made of the modules in `Sources/Pages/Scripts`.
  public static var script: String { PackageResources.notebook_js }

  static let served = Page.Served(style: "/assets/notebook.css", script: "/assets/notebook.js")

  /// The header `Content-Security-Policy` of the notebook's pages.
  public static let policy =
    "default-src 'none'; script-src 'self'; style-src 'self' \(Page.styleSource); img-src 'self' data:; "
    + "connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
}
