import Foundation
import LeNet
import Lessons
import Notebook
import Testing

@testable import Commands
@testable import Pages

/// Pages lead to each other, and every link leads somewhere.
@Suite struct SiteTests {
  @Test func aPageKnowsWhereTheOthersLie() {
    let report = Site.pages.seen(from: "explore/report.html")
    #expect(report.address(of: "explore/train.html") == "train.html")
    #expect(report.address(of: "lessons/index.html") == "../lessons/index.html")
    #expect(report.menu.filter(\.isHere).map(\.name) == ["Report"])
    let lesson = Site.pages.seen(from: "lessons/\(lessons[0].name).html")
    #expect(lesson.menu.filter(\.isHere).map(\.name) == ["Lessons"], "a lesson is where its list is")
  }

  @Test(arguments: [
    ("output/explore", true), ("output/explore/", true), ("explore", true), ("/somewhere/explore", true),
    ("output/gallery", false), ("output", false), ("explore/..", false),
  ]) func aPageElsewhereStandsAlone(output: String, isInSite: Bool) {
    #expect((Site.around("explore/report.html", in: output) != nil) == isInSite)
  }

  @Test func everyLinkLeadsToAPage() throws {
    try withTemporaryFolder { folder in
      let run = try CommandRun(["filters"], in: folder)
      #expect(run.status == 0)
      let output = folder.appending(path: "output")
      let pages = try FileManager.default.subpathsOfDirectory(atPath: output.path).filter {
        $0.hasSuffix(".html")
      }
      #expect(Set(pages) == Set(Site.pages.entries.map(\.file)))
      for page in pages {
        let place = output.appending(path: page)
        let html = try String(contentsOf: place, encoding: .utf8)
        let links = html.matches(of: /href="([^"#:]+)"/).map { String($0.1) }
        #expect(!links.isEmpty, "expected links in \(page)")
        for link in Set(links) {
          let file = place.deletingLastPathComponent().appending(path: link).standardizedFileURL.path
          #expect(
            FileManager.default.fileExists(atPath: file), "\(page) leads to \(link), which is not there")
        }
      }
      let lesson = output.appending(path: "lessons/\(lessons[0].name).html")
      #expect(
        try String(contentsOf: lesson, encoding: .utf8).contains(
          "<code>swift run lenet lesson \(lessons[0].number)</code> writes it."))
    }
  }

  @Test func everyStageHasItsLesson() {
    #expect(Set(Site.lessonsByStage.keys) == Set(Stage.allCases), "a lesson's file has another name now")
    let view = Site.pages.seen(from: "lessons/x.html")
    let pooling = lessons.first { $0.name.hasSuffix("pooling") }!
    #expect(
      Site.stages(of: pooling, from: view).map(\.address) == [
        "../explore/report.html#s2", "../explore/report.html#s4",
      ])
    #expect(Site.stages(of: pooling, from: nil).isEmpty)
  }

  @Test func aPlaceholderGivesWayAndAPageStays() throws {
    try withTemporaryFolder { folder in
      let lesson = folder.appending(path: "output/lessons/02-convolution.html")
      _ = try CommandRun(["lesson", "2"], in: folder)
      let written = try Data(contentsOf: lesson)
      #expect(written.count > 100_000, "expected the lesson")
      _ = try CommandRun(["filters"], in: folder)
      #expect(try Data(contentsOf: lesson) == written)
    }
  }
}
