import ArgumentParser
import Explorer
import Figures
import Files
import Foundation
import Laboratory
import LeNet
import Pages

struct Layers: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measures what each layer, filter and unit of a network contributes.",
    usage: "lenet layers [<options>]",
    discussion: """
      Prints a summary, and writes to the output folder:
        layers.html   the page: what was found, with every filter and unit
        layers.json   every number
        *.png, *.svg  the figures

      probes      how well each layer's values tell digits apart, by themselves
      ablation    what is lost without a filter, a unit or a layer
      patches     what filters and units respond to most
      shifts      how much each layer changes where a digit moves
      similarity  how alike layers are, and networks with other seeds
      intrinsic dimension: how few directions training needs

      Some networks are trained for it: a minute or two on two cores.
      """)

  @OptionGroup var network: NetworkOptions
  @OptionGroup var data: DataOptions

  @Option(
    help: ArgumentHelp(
      "Compare the layers with those of the network in this safetensors or .npz file. (default: compare two that "
        + "are trained for it, with different seeds)", valueName: "file"))
  var against: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Where chance begins; the same seed gives the same numbers.", valueName: "n"))
  var seed: UInt64 = 1

  @OptionGroup var threads: ThreadOptions

  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write.", valueName: "dir"))
  var output = "output/layers"

  @OptionGroup(title: "Figures") var figures: FigureOptions

  func run() throws {
    let content = try network.read()
    let weights = try network.network(in: content)
    let rival = against.map { file in
      var options = network
      (options.weights, options.activation, options.standardised) = (file, nil, nil)
      return options
    }
    let other = try rival.map { try $0.network(in: $0.read()).network }
    let (training, test) = (try data.load(.training).digits, try data.load(.test).digits)
    try File.checkWritable(folder: output)
    remarks(on: test, data, network, readFrom: content).forEach(Console.note)
    try check(weights.network, of: network, on: test)
    if let rival, let other { try check(other, of: rival, on: test) }
    let findings = examine(weights.network, against: other, training: training, test: test)

    try File.write(try json(of: findings), to: "\(output)/layers.json")
    let source = data.data.map { "the test digits of \($0)" } ?? "MNIST's test digits"
    let place = "layers/layers.html"
    let analysis = LayerAnalysis(
      findings, of: weights.network, training: training, test: test, source: source,
      network: weights.summary)
    let page = LayersPage(analysis, site: Site.around(place, in: output))
    try File.write(Array(try page.html.utf8), to: "\(output)/layers.html")
    try Site.complete(around: place, in: output)
    let files = try figures.write(analysis.figures, to: output)
    print(LayersSummary(findings, source: source).text(for: .standardOutput))
    print(
      "\nwrote  \(output)/layers.html\n       \(output)/layers.json and \(files.count) figures beside it")
    Console.printNext([
      ("lenet filters", "what the filters look like"), ("lenet evaluate", "which digits are read wrongly"),
    ])
  }
}

extension Layers {
  /// - Throws: `FileError` if the network's sums are no numbers.
  private func check(_ network: Network, of options: NetworkOptions, on digits: LabelledDigits) throws {
    let predictions = network.predictions(for: digits, threads: threads.threads)
    guard predictions.probabilities.allSatisfy(\.isFinite) else { throw try options.overflow }
  }

  /// Examines the network, with a line on the terminal that says how far it has come.
  private func examine(
    _ network: Network, against other: Network?, training: LabelledDigits, test: LabelledDigits
  ) -> LayerFindings {
    let start = ContinuousClock.now
    defer { Console.replaceLine(with: "") }
    let comparison = other.map { (network: $0, name: "this network and \(against!)") }
    return LayerFindings(
      of: network, comparedWith: comparison,
      learningFrom: training, testedOn: test, seed: seed, threads: threads.threads
    ) { part, share in
      Console.replaceLine(
        with: StudyProgress.line(
          part: part.rawValue, share: share, elapsed: (ContinuousClock.now - start).seconds,
          width: Console.width - 1))
    }
  }

  private func json(of findings: LayerFindings) throws -> [UInt8] {
    do {
      return try jsonFile(findings)
    } catch is EncodingError {
      // A number that is none: sums that the probabilities do not show overflowed.
      throw try network.overflow
    }
  }
}

/// The line that says how far a study of layers has come.
enum StudyProgress {
  /// `probes  ━━━━━━╌╌╌╌╌╌╌╌╌╌╌╌╌╌ 54 s left`, of at most `width` characters.
  static func line(part: String, share: Double, elapsed: Double, width: Int) -> String {
    let rest = share > 0 ? Int((elapsed * (1 - share) / share).rounded(.up)) : nil
    let left = rest.map { "  \(Numbers.grouped($0)) s left" } ?? ""
    // What matters least is left out where there is no room.
    return ["\(part) \(Console.bar(share))\(left)", "\(part)\(left)"].first { $0.count <= width }
      ?? String(part.prefix(max(width, 0)))
  }
}
