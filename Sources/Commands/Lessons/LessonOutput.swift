import Files
import Lessons
import Notebook
import Pages

/// The folder that lessons' pages are written into: among the other pages of the program, or as a site of lessons only.
struct LessonOutput {
  static let standardOutput = "output/lessons"

  enum HandOuts {
    case none, withoutAnswers, withAnswers
  }

  let path: String
  private let isSite: Bool
  private let handOuts: HandOuts
  /// What the site's lessons said.
  private var searched = SearchIndex()

  /// - Parameters:
  ///   - path: where the folder lies.
  ///   - isSite: whether it holds lessons only, with a search over them.
  ///   - handOuts: what lies beside the pages, for paper.
  init(path: String, isSite: Bool, handOuts: HandOuts) {
    self.path = path
    self.isSite = isSite
    self.handOuts = handOuts
  }

  private var index: String { "\(path)/index.html" }

  func page(of lesson: Lesson) -> String { "\(path)/\(lesson.name).html" }

  /// Finds out whether the folder can be written, before anything runs.
  ///
  /// - Throws: a `FileError`, also where a site would take the place of somebody else's first page.
  func check() throws {
    try File.checkWritable(folder: path)
    guard isSite, File.exists(index) else { return }
    let text = String(decoding: try File.read(index), as: UTF8.self)
    guard text.contains("Made by LeNet Explorer.") else {
      throw FileError(
        index, found: "a page of another site", expected: "none, or one of an earlier run",
        remedy: "Give --site a folder of its own.")
    }
  }

  /// Writes a lesson's page, and its hand-out if there is to be one.
  ///
  /// - Returns: the files' paths, the page first.
  mutating func write(_ lesson: Lesson, elements: [Element]) throws -> [String] {
    let site = isSite ? nil : Site.around("lessons/\(lesson.name).html", in: path)
    let lessonPage = LessonPage(
      lesson, elements: elements, among: lessons, site: site, stages: Site.stages(of: lesson, from: site),
      hasSearch: isSite)
    try File.write(Array(lessonPage.html.utf8), to: page(of: lesson))
    if isSite { searched.add(lesson, elements: elements) }
    guard handOuts != .none else { return [page(of: lesson)] }
    let sheet = HandOutPage(lesson, elements: elements, hasAnswers: handOuts == .withAnswers)
    let sheetPath = "\(path)/\(lesson.handOutFile)"
    try File.write(Array(sheet.html.utf8), to: sheetPath)
    return [page(of: lesson), sheetPath]
  }

  /// Writes the page that lists the lessons, and what stands around it.
  ///
  /// - Returns: its path.
  func writeIndex() throws -> String {
    let place = "lessons/index.html"
    let html =
      isSite
      ? try LessonSearchPage(lessons, index: searched, hasHandOuts: handOuts != .none).html
      : try LessonIndex(lessons, site: Site.around(place, in: path)).html
    try File.write(Array(html.utf8), to: index)
    if !isSite { try Site.complete(around: place, in: path) }
    return index
  }
}
