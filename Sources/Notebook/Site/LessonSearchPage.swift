import Pages

/// The first page of a site of lessons: it lists them, and searches all of them without a server.
public struct LessonSearchPage {
  private let lessons: [Lesson]
  private let index: SearchIndex
  private let hasHandOuts: Bool

  /// - Parameters:
  ///   - lessons: those of the site, in order.
  ///   - index: what they say.
  ///   - hasHandOuts: whether a hand-out lies beside each.
  public init(_ lessons: [Lesson], index: SearchIndex, hasHandOuts: Bool = false) {
    self.lessons = lessons
    self.index = index
    self.hasHandOuts = hasHandOuts
  }

  /// The page as one self-contained HTML file.
  public var html: String {
    get throws {
      let page = try Page(
        title: "Lessons on LeNet-5", description: "Lessons on LeNet-5, with a search over all of them.",
        template: PackageResources.search_mustache, site: nil)
      return try page.html(
        Content(
          lessons: lessons.map { Entry(lesson: LessonLink($0), handOut: hasHandOuts ? $0.handOutFile : nil) }),
        adding: .search(in: index))
    }
  }

  private struct Content {
    let lessons: [Entry]
  }

  private struct Entry {
    let lesson: LessonLink
    let handOut: String?
  }
}
