import Figures
import Files
import Laboratory
import LeNet
import MNIST
import Pages
import Testing

@testable import Explorer

@Suite struct DataPageTests {
  private static let test = try! DataSet.embedded.load(.test)
  private static let network = try! WeightsFile.trained.network

  private static func report(
    _ digits: LabelledDigits, training: LabelledDigits? = nil, isTransposed: Bool = false,
    isInverted: Bool = false,
    name: String = "digits.npz"
  ) -> DataReport {
    let survey = DataSurvey(training: training, test: digits, usual: test, network: network, seed: 1)
    return DataReport(
      survey, training: training, test: digits,
      source: DataReport.Source(
        name: name, origins: [("test", "the arrays x_test and y_test")], remarks: ["No training digits."],
        isTransposed: isTransposed, isInverted: isInverted))
  }

  private static let sample = test[0..<600]

  private static func row(_ name: String, _ report: DataReport) -> DataReport.Row {
    report.rows.first { $0.name == name }!
  }

  @Test func whatIsAsMNISTNeedsNoAdvice() {
    let report = Self.report(Self.sample)
    #expect(report.rows.allSatisfy { $0.difference == nil && $0.advice == nil })
    #expect(
      report.verdict
        == "They look like MNIST’s. Of 600, the network of the package reads "
        + "\(Numbers.percent(report.survey.accuracy.here)).")
  }

  /// The option that undoes it, or that has done it by mistake.
  @Test(arguments: [false, true]) func optionsAreAdvised(isGiven: Bool) {
    let word = isGiven ? "leave out" : "give"
    let transposed = Self.report(Self.sample.upright(from: .transposed), isTransposed: isGiven)
    #expect(
      Self.row("read upright", transposed).advice
        == "The digits look transposed, rows for columns: \(word) --transposed.")
    #expect(transposed.verdict.hasPrefix("They differ from MNIST’s in orientation. Of 600, "))
    let inverted = Self.report(
      LabelledDigits(pixels: Self.sample.pixels.map { 255 - $0 }, labels: Self.sample.labels),
      isInverted: isGiven)
    #expect(
      Self.row("bright borders", inverted).advice
        == "The digits look inverted, dark on light, where MNIST’s are light on dark: \(word) --inverted. The rows below "
        + "are of the digits with that undone.")
  }

  @Test func whatIsAmissIsSaid() {
    let few = LabelledDigits(
      pixels: Self.sample[0..<2].pixels + Self.sample[0..<1].pixels, labels: [7, 2, 7])
    let report = Self.report(few, training: Self.sample[0..<1])
    #expect(
      report.findings == [
        "No training digits.", "There is no 0, 1, 2, 3, 4, 5, 6, 8 and 9 among the training digits.",
        "There is no 0, 1, 3, 4, 5, 6, 8 and 9 among the test digits.",
        "1 test digit repeats another of them, pixel by pixel.",
        "2 test digits are among the training digits too, pixel by pixel: what is measured on them flatters the network.",
      ])
  }

  @Test func aTerminalHasRoomForIt() {
    let text = Self.report(Self.sample.upright(from: .flipped)).text(
      for: Terminal(colours: .none))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(text.contains("x[:, ::-1]"))
  }

  @Test func thePageHasTheFiguresAndTheTables() throws {
    let report = Self.report(Self.sample, name: "<digits>.npz")
    let html = try DataPage(report).html
    #expect(html == (try DataPage(report).html), "the same bytes each time")
    #expect(html.contains("What is in &lt;digits&gt;.npz") && !html.contains("<digits>"))
    #expect(html.contains("default-src 'none'") && !html.contains("<script"))
    for figure in report.figures { #expect(html.contains(figure.title)) }
    #expect(Set(report.figures.map(\.name)) == ["mean-digits", "samples", "classes"])
    for row in report.rows { #expect(html.contains("<td>\(row.name)</td>")) }
  }

  @Test func samplesAreChosenByTheSeed() throws {
    let figure = Self.report(Self.sample).figures[1]
    #expect(figure.table.rows.count == 10)
    #expect(figure.table.rows[3] == ["3", "14", "\(Self.sample.labels.count { $0 == 3 })"])
    #expect(
      figure.alternativeText.hasPrefix(
        "Digits of each class, from the test digits of digits.npz: 14 of class 0"))
  }
}
