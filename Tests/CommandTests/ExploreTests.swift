import Files
import Foundation
import LeNet
import MNIST
import Testing

@Suite struct ExploreTests {
  @Test func writesReportTraceAndFigures() throws {
    try withTemporaryFolder { folder in
      let run = try CommandRun(["explore", "--index", "1"], in: folder)
      #expect(run.status == 0)
      #expect(run.errors == "")
      #expect(!run.output.contains("\u{1B}"), "no colour codes through a pipe")
      #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
      #expect(
        run.output.hasPrefix("Test digit 1 of MNIST\nThe network takes it for a 2,"),
        "the verdict comes first")
      #expect(run.output.contains("\nnext   lenet explore --open "), "and what comes next last")
      for stage in ["Input", "C1", "S2", "C3", "S4", "C5", "F6", "Output"] {
        #expect(run.output.contains("\n\(stage)") || run.output.hasPrefix(stage), "\(stage) is told of")
      }
      let output = folder.appending(path: "output/explore")
      let html = try String(contentsOf: output.appending(path: "report.html"), encoding: .utf8)
      #expect(html.utf8.count <= 1_720_000)
      let addresses = html.replacing("http://www.w3.org/2000/svg", with: "")
        .replacing("http://www.w3.org/1999/xlink", with: "")
      #expect(!addresses.contains("http://") && !addresses.contains("https://"), "asks for nothing outside")

      // Every value, as the library computes it.
      let file = output.appending(path: "trace.safetensors").path
      let content = try Safetensors(File.read(file), from: file)
      let names = [
        "input", "c1.pre", "c1", "s2", "c3.pre", "c3", "s4", "c5.pre", "c5", "f6.pre", "f6", "output.pre",
        "output",
      ]
      #expect(content.tensors.map(\.name) == names)
      let network = try WeightsFile(path: DataSet.embedded.folder + "/trained/lenet-5.safetensors").network
      let trace = Trace(of: try DataSet.embedded.load(.test)[1], through: network)
      #expect(content.tensors.last?.values == trace.probabilities)
      #expect(content.tensors[3].values == trace.values(.s2))
      #expect(content.tensors[3].shape == [6, 12, 12])

      for kind in ["png", "svg"] {
        let figures = try FileManager.default.contentsOfDirectory(atPath: output.path)
          .filter { $0.hasSuffix(".\(kind)") }
        #expect(figures.count == 16, "figures as \(kind)")
      }
    }
  }

  @Test func theSameCommandWritesTheSameBytes() throws {
    try withTemporaryFolder { folder in
      for name in ["one", "two"] {
        #expect(try CommandRun(["--format", "svg", "--output", name], in: folder).status == 0)
      }
      let files = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "one").path)
      #expect(files.count == 19)
      for file in files {
        #expect(
          try Data(contentsOf: folder.appending(path: "one/\(file)"))
            == Data(contentsOf: folder.appending(path: "two/\(file)")), "\(file)")
      }
    }
  }

  /// Neither the machine's fonts nor how it would like letters to look change a file.
  @Test func figuresAreTheSameOnAMachineWithoutFonts() throws {
    try withTemporaryFolder { folder in
      let nothing = folder.appending(path: "fonts.conf").path
      try Data("<fontconfig/>".utf8).write(to: URL(filePath: nothing))
      let environments = [
        "usual": [:],
        "bare": [
          "FONTCONFIG_FILE": nothing, "FONTCONFIG_PATH": folder.path,
          "FREETYPE_PROPERTIES": "cff:no-stem-darkening=0",
        ],
      ]
      for (name, environment) in environments {
        let arguments = ["--format", "png", "svg", "pdf", "--output", name]
        #expect(try CommandRun(arguments, in: folder, environment: environment).status == 0)
      }
      let files = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "usual").path)
      #expect(files.filter { $0.hasSuffix(".png") }.count == 16)
      for file in files {
        #expect(
          try Data(contentsOf: folder.appending(path: "usual/\(file)"))
            == Data(contentsOf: folder.appending(path: "bare/\(file)")), "\(file)")
      }
    }
  }

  /// The shipped network is what its history says.
  @Test func evaluateGivesTheShippedFigure() throws {
    try withTemporaryFolder { folder in
      #expect(try CommandRun(["evaluate"], in: folder).status == 0)
      let metrics = try JSONSerialization.jsonObject(
        with: Data(contentsOf: folder.appending(path: "output/evaluate/metrics.json")))
      let history = try JSONSerialization.jsonObject(
        with: Data(contentsOf: URL(filePath: DataSet.embedded.folder + "/trained/history.json")))
      let measured = try #require((metrics as? [String: Any])?["accuracy"] as? Double)
      let shipped = try #require((history as? [String: Any])?["testAccuracy"] as? Double)
      #expect(measured == shipped)
      #expect(measured > 0.995)
    }
  }

  /// A picture of the student's own goes the same way, whatever its name.
  @Test func aPictureWithAHostileName() throws {
    try withTemporaryFolder { folder in
      // A PNG of 20 × 20 pixels: a black bar on white.
      let name = "<script>alert(1)<&.png"
      let bar =
        "iVBORw0KGgoAAAANSUhEUgAAABQAAAAUCAAAAACo4kLRAAAAGUlEQVR42mP4jwUwkC7IwMAwKkhQkLxABgCEKWSqDAj4fwAAAABJRU5ErkJggg=="
      try File.write(
        Array(Data(base64Encoded: bar)!), to: folder.appending(path: name).path)
      let run = try CommandRun(["--image", name], in: folder)
      #expect(run.status == 0, "\(run.errors)")
      let html = try String(
        contentsOf: folder.appending(path: "output/explore/report.html"), encoding: .utf8)
      #expect(!html.contains("<script>alert"))
      #expect(html.contains("&lt;script&gt;alert(1)&lt;&amp;.png"))
    }
  }
}
