import LessonFormat
import Notebook
import Pages

/// A lesson as the notebook's pages refer to it.
public struct ListedLesson: Sendable {
  /// The file's name without its ending: `02-convolution`.
  public let name: String
  let title: String
  /// HTML.
  let aim: String
  /// `2 of 3 exercises`.
  let progressWords: String?

  /// - Parameters:
  ///   - name: the file's name without its ending.
  ///   - source: the lesson's file, taken apart.
  ///   - progress: what the reader has answered so far; see ``LessonProgress``.
  public init(name: String, source: LessonSource, progress: [String: String]) {
    self.name = name
    title = source.title
    aim = Markdown(source.aim).html
    progressWords = LessonProgress(progress, in: source).words
  }

  /// A lesson whose file breaks a rule: `mistake` says which, and where.
  public init(name: String, mistake: String) {
    self.name = name
    title = name
    aim = Markdown(mistake).html
    progressWords = nil
  }

  /// The number that the file's name begins with; 0 without one.
  var number: Int { Int(name.prefix { $0.isNumber }) ?? 0 }
}

/// The page that lists the lessons of the notebook.
public struct LessonListPage {
  private let lessons: [ListedLesson]

  /// - Parameter lessons: all there are, in order.
  public init(_ lessons: [ListedLesson]) { self.lessons = lessons }

  /// The page.
  public var html: String {
    get throws {
      try Page(
        title: "Lessons", description: "The lessons of LeNet Explorer, to be changed and run.",
        template: PackageResources.notebooks_mustache, site: nil
      ).html(["lessons": lessons.map(Link.init)], attributes: [:], served: NotebookPage.served)
    }
  }

  private struct Link {
    let name, title, aim: String
    let number: Int
    let progressWords: String?

    init(_ lesson: ListedLesson) {
      (name, title, aim) = (lesson.name, lesson.title, lesson.aim)
      (number, progressWords) = (lesson.number, lesson.progressWords)
    }
  }
}
