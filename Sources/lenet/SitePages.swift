import Foundation
import Lessons
import MNIST
import Notebook

extension Site {
  /// Every page there is, where its verb writes it by default.
  static let pages = Site(
    [
      Entry("Report", file: "explore/report.html", command: "swift run lenet"),
      Entry("Training", file: "explore/train.html", command: "swift run lenet"),
      Entry("Evaluation", file: "evaluate/evaluation.html", command: "swift run lenet evaluate"),
      Entry("Filters", file: "filters/filters.html", command: "swift run lenet filters"),
      Entry("Lessons", file: "lessons/index.html", command: "swift run lenet lesson all"),
    ]
      + lessons.map { lesson in
        Entry(
          "\(lesson.number). \(lesson.title)", file: "lessons/\(lesson.name).html",
          command: "swift run lenet lesson \(lesson.number)", isInMenu: false)
      })

  /// The site as a page sees it that is written into the folder `output`; none where that is not its place in a site, for
  /// then there are no others around it.
  ///
  /// - Parameter file: the page's place: `explore/report.html`.
  static func around(_ file: String, in output: String) -> View? {
    root(of: file, in: output).map { _ in pages.seen(from: file) }
  }

  /// Writes what stands in for the pages that are not there yet.
  ///
  /// - Parameter file: a page that has just been written into the folder `output`.
  static func complete(around file: String, in output: String) throws {
    guard let root = root(of: file, in: output) else { return }
    for entry in pages.entries {
      let place = root.appending(path: entry.file).path
      guard !FileManager.default.fileExists(atPath: place) else { continue }
      try File.write(Array(pages.placeholder(for: entry).utf8), to: place)
    }
  }

  private static func root(of file: String, in output: String) -> URL? {
    let folder = URL(filePath: output, directoryHint: .isDirectory).standardizedFileURL
    return folder.lastPathComponent == file.prefix { $0 != "/" } ? folder.deletingLastPathComponent() : nil
  }
}
