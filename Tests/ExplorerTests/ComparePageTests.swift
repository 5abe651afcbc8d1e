import Figures
import Files
import Foundation
import LeNet
import MNIST
import Testing

@testable import Explorer
@testable import Laboratory
@testable import Pages

/// The page of a comparison, of made-up runs: what it says is what they say.
@Suite struct ComparePageTests {
  private static let test = try! DataSet.embedded.load(.test)[0..<200]

  /// A run that misreads the given digits, each for 9 − its label, or 0 where that is the label.
  private static func run(
    _ model: String, seed: UInt64 = 1, missing digits: [Int], parameters: Int = 1_000,
    robustness: Double = 0.3
  ) -> ModelRun {
    ModelRun(
      model: model, seed: seed, budget: .full, data: "data", parameters: parameters,
      multiplyAdds: 2 * parameters,
      trainingDigits: 1_000, trainingSeconds: 2, digitsPerSecond: 1_234.5, testDigits: test.count,
      mistakes: digits.map { ModelRun.Mistake(digit: $0, answer: 9 - Int(test.labels[$0])) },
      learningCurve: [
        ModelRun.LearningPoint(digits: 100, error: 0.5),
        ModelRun.LearningPoint(digits: 1_000, error: Double(digits.count) / Double(test.count)),
      ],
      robustness: Dictionary(
        uniqueKeysWithValues: Disturbance.allCases.map { disturbance in
          (disturbance.rawValue, disturbance.levels.indices.map { robustness * Double($0) / 6 })
        }))
  }

  /// Digit 7 is misread by all, and 5 by all but LeNet-5.
  private static let comparison = Comparison(
    command: "lenet compare <&>", budget: .full,
    runs: [
      run("nearest-mean", missing: Array(0..<40), parameters: 7_840),
      run("lenet-1", missing: [5, 7, 8], parameters: 2_578), run("lenet-1", seed: 2, missing: [5]),
      run("lenet-5", missing: [7], parameters: 44_426, robustness: 0.6),
      run("lenet-5", seed: 2, missing: [7, 9, 11], parameters: 44_426, robustness: 0.6),
    ])
  private static let site = Site([
    .init("Report", file: "explore/report.html", command: ""),
    .init("Models", file: "compare/compare.html", command: ""),
  ])
  private static var page: ComparePage {
    ComparePage(comparison, test: test, site: site.seen(from: "compare/compare.html"))
  }

  @Test func theTableHasAColumnForEverything() {
    let models = ComparedModels(Self.comparison)
    #expect(
      models.columns == [
        "model", "test error, %", "95 % interval", "published, %", "against LeNet-5", "parameters",
        "multiply–adds a digit", "training seconds", "digits a second",
      ])
    #expect(models.rows.map(\.name) == ["nearest mean", "LeNet-1", "LeNet-5"])
    #expect(models.rows.map(\.isStandard) == [false, false, true])
    #expect(
      models.rows[1].cells.map(\.text) == [
        "1.00 ± 0.71", "0.00–7.35", "1.7", "no difference beyond chance", "2,578", "5,156", "2.0", "1,235",
      ])
    #expect(
      models.rows[0].cells[3].text == "worse" && models.rows[0].cells[3].remark == "p\u{A0}<\u{A0}0.001")
    #expect(models.rows[0].cells[1].text == "15.05–26.09", "Wilson’s interval of 40 in 200")
    #expect(models.rows[2].cells[3].text == "–" && models.rows[0].cells[2].key == nil)
    let order = models.rows.compactMap { $0.cells[3].key }.compactMap(Double.init)
    #expect(order == order.sorted(by: >), "what is worse comes after what may be equal")
    #expect(models.sources.map(\.letter) == ["a", "b"], "a letter for each work, not for each model")
  }

  @Test func whatWasPublishedStandsBesideWhatIsMeasured() throws {
    let models = ComparedModels(Self.comparison).models
    #expect(models[0].published == nil, "nobody published the nearest mean’s error")
    #expect(
      models[1].published == "Published 1.7 %, here 1.00 ± 0.71 %.", "within the interval: no reason is due")
    var fewer = Self.comparison.runs
    for seed in fewer.indices {
      fewer[seed].mistakes = (0..<100).map { ModelRun.Mistake(digit: $0, answer: 0) }
    }
    let worse = ComparedModels(Comparison(command: "", budget: .full, runs: fewer)).models[1].published
    #expect(worse == "Published 1.7 %, here 50.00 %. \(try #require(Self.comparison.models[1].difference))")
    let others = Comparison(command: "", budget: .full, source: "clothes", runs: fewer)
    #expect(!ComparedModels(others).columns.contains("published, %"), "of other digits nothing was published")
  }

  @Test func sentencesAreComputed() {
    let words = ComparisonWords(Self.comparison)
    #expect(
      words.verdict
        == "LeNet-5 misreads 1.00\u{A0}% of 200 test digits. The least error is 1.00\u{A0}%: LeNet-1.")
    #expect(
      words.standings
        == "By more than chance, none of two other models is better than LeNet-5, and one is worse (nearest mean). For "
        + "one, these digits do not decide (LeNet-1).")
    #expect(
      words.frontier(\.parameters, named: "parameters")
        == "No model errs less than one of these with as few parameters: LeNet-1 (2,578, 1.00\u{A0}%).")
    #expect(
      words.learning
        == "From 100 digits, the least error is 50.00\u{A0}% (nearest mean), and LeNet-5’s is 50.00\u{A0}%. From 1,000 "
        + "digits, the least error is 1.00\u{A0}% (LeNet-1), and LeNet-5’s is 1.00\u{A0}%.")
    #expect(
      words.robustness
        == "LeNet-5 misreads more than one digit in ten from a shift of 2 pixels, a rotation of 20°, a noise of 0.2, a "
        + "blur of 1 pixel and an occlusion of 4 pixels on. At the strongest step, the least errors are 30.0\u{A0}% for "
        + "shift (nearest mean); 30.0\u{A0}% for rotation (nearest mean); 30.0\u{A0}% for noise (nearest mean); 30.0\u{A0}% "
        + "for blur (nearest mean); 30.0\u{A0}% for occlusion (nearest mean).")
    #expect(
      words.missedByAll == "One of 200 test digits is misread by each of the three models, in its first run.")
    #expect(
      words.readByOne.hasPrefix("Two test digits are read by one model only, in its first run: 2 by LeNet-5.")
    )
    let alone = ComparisonWords(
      Comparison(command: "", budget: .quick, runs: [Self.run("lenet-1", missing: [3])]))
    #expect(
      alone.verdict == "The least error is 0.50\u{A0}% of 200 test digits: LeNet-1." && alone.standings == nil
    )
    #expect(
      alone.intervals.hasPrefix("There is one run of every model") && alone.setting.contains("with one seed"))
  }

  @Test func thePageHasEveryFigureAndItsScriptOnly() throws {
    let html = try Self.page.html
    let names = Self.page.figures.map(\.name)
    #expect(
      names == [
        "error-parameters", "error-multiply-adds", "learning-curves", "robustness", "missed-by-all",
        "read-by-one",
      ])
    for form in ["narrow", "wide"] {
      let figures = try Regex("<div class=\"\(form)\"><svg [^>]*aria-label=\"[^\"]{20,}")
      #expect(html.matches(of: figures).count == 6, "every figure has words and a form for every width")
    }
    #expect(
      html.matches(of: /What this does not show:/).count == 6, "every section says what it does not show")
    #expect(html.matches(of: /<summary>The numbers/).count == 5 + Disturbance.allCases.count)
    let policy = try #require(html.firstMatch(of: /Content-Security-Policy" content="([^"]*)"/)).1
    let script = try #require(html.firstMatch(of: /(?s)<script type="module">(.*?)<\/script>/)).1
    let digest = Data(SHA256.digest(of: Array(script.utf8))).base64EncodedString()
    #expect(policy.hasSuffix("; script-src 'sha256-\(digest)'"), "no more than the script may run")
    #expect(html.ranges(of: "<script").count == 1 && script.contains("aria-sort"))
    #expect(html.contains("<code>lenet compare &lt;&amp;&gt;</code>"))
    #expect(html.matches(of: /href="..\/explore\/report.html#digit=given\.7\.9\.[\w-]{1046}"/).count == 1)
    #expect(html == (try Self.page.html), "the same bytes each time")
    let alone = try ComparePage(
      Comparison(command: "", budget: .quick, runs: [Self.run("lenet-1", missing: [])]), test: Self.test
    ).html
    #expect(alone.contains("0 of 200") && !alone.contains("Open one in the report"))
  }

  @Test func theTerminalsTableFits() {
    let runs = Self.comparison.runs[0]
    let all = Comparison(
      command: "", budget: .full,
      runs: Model.all.flatMap { model in
        (1...2).map { (seed: UInt64) in
          var run = runs
          (run.model, run.seed, run.parameters) = (model.id, seed, 47_040_000)
          run.mistakes.removeLast(Int(seed))
          return run
        }
      })
    let text = Terminal.table(all.table, width: 80)
    let lines = text.split(separator: "\n")
    #expect(lines.count == Model.all.count + 1, "one line a model: \(text)")
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(Self.comparison.table.rows[1] == ["LeNet-1", "2,578", "1.00 ± 0.71 %", "1.7 %", "2.0 s"])
  }
}
