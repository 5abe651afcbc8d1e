import Figures
import Files
import Foundation
import LeNet
import Lessons
import Notebook
import Pages

extension Site {
  /// Every page there is, where its verb writes it by default.
  static let pages = Site(
    [
      Entry("Report", file: "explore/report.html", command: "swift run lenet"),
      Entry("Reading", file: "read/read.html", command: "swift run lenet read FILE"),
      Entry("Data", file: "data/data.html", command: "swift run lenet data"),
      Entry("Training", file: "explore/train.html", command: "swift run lenet"),
      Entry("Evaluation", file: "evaluate/evaluation.html", command: "swift run lenet evaluate"),
      Entry("Filters", file: "filters/filters.html", command: "swift run lenet filters"),
      Entry("Layers", file: "layers/layers.html", command: "swift run lenet layers"),
      Entry("Models", file: "compare/compare.html", command: "swift run lenet compare"),
      Entry(
        "Networks", file: "compare/networks.html",
        command: "swift run lenet compare --weights A --weights B"),
      Entry("Lessons", file: "lessons/index.html", command: "swift run lenet lesson all"),
    ]
      + lessons.map { lesson in
        Entry(
          "\(lesson.number). \(lesson.title)", file: "lessons/\(lesson.name).html",
          command: "swift run lenet lesson \(lesson.number)", isInMenu: false)
      })

  /// The lesson about each stage, by the words of its file's name.
  static let lessonsByStage: [Stage: Entry] = {
    let words: [Stage: String] = [
      .input: "the-digit", .c1: "convolution", .s2: "pooling", .c3: "combining-maps", .s4: "pooling",
      .c5: "verdict", .f6: "verdict", .output: "verdict",
    ]
    return words.compactMapValues { words in pages.entries.first { $0.file.hasSuffix("-\(words).html") } }
  }()

  /// The stages that a lesson is about, where the report shows them.
  static func stages(of lesson: Lesson, from view: View?) -> [Link] {
    guard let view else { return [] }
    let file = "lessons/\(lesson.name).html"
    return Stage.allCases.filter { lessonsByStage[$0]?.file == file }.map {
      Link(name: $0.name, address: view.address(of: "explore/report.html") + "#\($0)")
    }
  }

  /// The site as a page sees it that is written into the folder `output`; none where that is not its place in a site, for
  /// then there are no others around it.
  ///
  /// - Parameters:
  ///   - file: the page's place: `explore/report.html`.
  ///   - output: the folder that it is written into.
  static func around(_ file: String, in output: String) -> View? {
    root(of: file, in: output).map { _ in pages.seen(from: file) }
  }

  /// Writes what stands in for the pages that are not there yet.
  ///
  /// - Parameters:
  ///   - file: a page that has just been written.
  ///   - output: the folder that it was written into.
  static func complete(around file: String, in output: String) throws {
    guard let root = root(of: file, in: output) else { return }
    _ = try pages.entries.concurrentMap { entry in
      let place = root.appending(path: entry.file).path
      guard !FileManager.default.fileExists(atPath: place) else { return }
      try File.write(Array(pages.placeholder(for: entry).utf8), to: place)
    }
  }

  private static func root(of file: String, in output: String) -> URL? {
    let folder = URL(filePath: output, directoryHint: .isDirectory).standardizedFileURL
    return folder.lastPathComponent == file.prefix { $0 != "/" } ? folder.deletingLastPathComponent() : nil
  }
}
