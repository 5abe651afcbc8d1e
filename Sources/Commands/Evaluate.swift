import ArgumentParser
import Explorer
import Figures
import Files
import Foundation
import LeNet
import Pages

struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Measures a network on digits it has not seen: accuracy, precision, recall, F1.",
    usage: "lenet evaluate [<options>]",
    discussion: """
      Prints a table, and writes to the output folder:
        evaluation.html   the same as a page, with the most confident mistakes
        metrics.json      every number
        *.png, *.svg      the figures

      precision  of the digits taken for a 3, the share that are a 3
      recall     of the 3s, the share taken for a 3
      F1         the harmonic mean of the two
      """)

  @OptionGroup var network: NetworkOptions
  @OptionGroup var data: DataOptions
  @OptionGroup var threads: ThreadOptions

  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write.", valueName: "dir"))
  var output = "output/evaluate"

  @OptionGroup(title: "Figures") var figures: FigureOptions

  func run() throws {
    let content = try network.read()
    let weights = try network.network(in: content)
    let digits = try data.load(.test).digits
    try File.checkWritable(folder: output)
    let predictions = weights.network.predictions(for: digits, threads: threads.threads)
    guard predictions.probabilities.allSatisfy(\.isFinite) else { throw try network.overflow }
    remark(on: predictions, of: digits, readFrom: content)
    let evaluation = Evaluation(
      predictions, of: digits, source: data.data.map { "the test digits of \($0)" } ?? "MNIST's test digits",
      network: weights.summary)

    try File.write(jsonFile(MetricsFile(evaluation.matrix)), to: "\(output)/metrics.json")
    let place = "evaluate/evaluation.html"
    let page = EvaluationPage(evaluation, site: Site.around(place, in: output))
    try File.write(Array(page.html.utf8), to: "\(output)/evaluation.html")
    try Site.complete(around: place, in: output)
    let files = try figures.write(evaluation.figures, to: output)

    print(evaluation.text(for: .standardOutput))
    print(
      "\nwrote  \(output)/evaluation.html\n       \(output)/metrics.json and \(files.count) figures beside it"
    )
    let these = [network.arguments, data.arguments].compactMap(\.self).map { " " + $0 }.joined()
    var next: [(command: String, does: String)] = [
      ("lenet lesson 10", "what these numbers mean, and what they do not")
    ]
    if let worst = evaluation.worstMistake {
      next.insert(("lenet explore --index \(worst)\(these)", "why it made its worst mistake"), at: 0)
    }
    Console.printNext(next)
  }
}

extension Evaluate {
  /// Says so if the network and the digits do not seem to fit, and what may help.
  private func remark(
    on predictions: Predictions, of digits: LabelledDigits, readFrom content: NamedTensors
  ) {
    let remarks = remarks(on: digits, data, network, readFrom: content)
    remarks.forEach(Console.note)
    // Twice what guessing gives, of digits enough to tell.
    guard remarks.isEmpty, predictions.count >= 10, predictions.accuracy < 0.2 else { return }
    let options =
      (network.weights == nil ? [] : ["--activation", "--standardised"])
      + (data.data == nil ? [] : ["--transposed", "--inverted"])
    let advice = options.isEmpty ? "" : " If so, try \(options.joined(separator: ", "))."
    let pooling = network.weights == nil ? "" : " It must use average pooling, as this network does."
    Console.note(
      "\(Numbers.percent(predictions.accuracy, 2)) is hardly more than guessing. Did the network learn from digits "
        + "like these?\(advice)\(pooling)")
  }
}

/// The content of `metrics.json`.
struct MetricsFile: Codable {
  struct Scores: Codable {
    var precision, recall, f1: Double
    var support: Int

    init(_ scores: ConfusionMatrix.Scores) {
      (precision, recall, f1, support) = (scores.precision, scores.recall, scores.f1, scores.support)
    }
  }

  var digits: Int
  var correct: Int
  var accuracy: Double
  /// The 95 % interval's ends.
  var accuracyInterval: [Double]
  var perDigit: [Scores]
  var macroAverage: Scores
  var weightedAverage: Scores
  /// By label and prediction.
  var confusion: [[Int]]

  init(_ matrix: ConfusionMatrix) {
    digits = matrix.total
    correct = matrix.correct
    accuracy = matrix.accuracy
    accuracyInterval = [matrix.accuracyInterval.lowerBound, matrix.accuracyInterval.upperBound]
    perDigit = (0..<10).map { Scores(matrix.scores(of: $0)) }
    macroAverage = Scores(matrix.macroAverage)
    weightedAverage = Scores(matrix.weightedAverage)
    confusion = matrix.counts
  }
}
