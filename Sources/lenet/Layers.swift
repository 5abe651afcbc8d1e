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
        layers.json   every number

      probes       how well each layer's values tell digits apart, by themselves
      ablation     what is lost without a filter, a unit or a layer
      patches      what filters and units respond to most
      shifts       how much each layer changes where a digit moves
      similarity   how alike layers are, and networks with other seeds
      intrinsic dimension   how few directions training needs

      Some networks are trained for it: a minute or two on two cores.
      """)

  @OptionGroup var network: NetworkOptions
  @OptionGroup var data: DataOptions

  @Option(
    help: ArgumentHelp(
      "Compare the layers with those of the network in this safetensors file. (default: compare two that are "
        + "trained for it, with different seeds)", valueName: "file"))
  var against: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Where chance begins; the same seed gives the same numbers.", valueName: "n"))
  var seed: UInt64 = 1

  @OptionGroup var threads: ThreadOptions

  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write.", valueName: "dir"))
  var output = "output/layers"

  func run() throws {
    let content = try network.read()
    let weights = try network.network(in: content)
    let other = try against.map { try WeightsFile(path: $0).network }
    let dataSet = try data.dataSet
    let (training, test) = (try dataSet.load(.training), try dataSet.load(.test))
    for (digits, split) in [(training, "training"), (test, "test")] where digits.count == 0 {
      throw FileError(
        dataSet.folder, found: "no \(split) digits", expected: "one at least",
        remedy: "Pass a folder with digits in all four files.")
    }
    try File.checkWritable(folder: output)
    remarks(on: test, data, network, readFrom: content).forEach(Console.note)
    for candidate in [weights.network, other].compactMap(\.self) {
      let predictions = candidate.predictions(for: test, threads: threads.threads)
      guard predictions.probabilities.allSatisfy(\.isFinite) else { throw try network.overflow }
    }
    let findings = examine(weights.network, against: other, training: training, test: test)

    try File.write(try json(of: findings), to: "\(output)/layers.json")
    let source = data.data.map { "the test digits of \($0)" } ?? "MNIST's test digits"
    print(LayersSummary(findings, source: source).text(for: .standardOutput))
    print("\nwrote  \(output)/layers.json")
    print(
      Terminal.standardOutput.next([
        ("lenet filters", "what the filters look like"), ("lenet evaluate", "which digits are read wrongly"),
      ]))
  }
}

extension Layers {
  /// Examines the network, with a line on the terminal that says how far it has come.
  private func examine(
    _ network: Network, against other: Network?, training: LabelledDigits, test: LabelledDigits
  ) -> LayerFindings {
    let start = ContinuousClock.now
    defer { Console.replaceLine(with: "") }
    return LayerFindings(
      of: network,
      comparedWith: zip([other], [against]).compactMap { pair in pair.0.map { ($0, pair.1!) } }.first,
      learningFrom: training, testedOn: test, seed: seed, threads: threads.threads
    ) { part, share in
      Console.replaceLine(
        with: StudyProgress.line(
          part: part.rawValue, share: share, elapsed: (ContinuousClock.now - start).seconds,
          width: Console.width - 1))
    }
  }

  private func json(of findings: LayerFindings) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    do {
      return Array(try encoder.encode(findings)) + [UInt8(ascii: "\n")]
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
    let filled = Int((20 * share).rounded(.down))
    let bar = String(repeating: "━", count: filled) + String(repeating: "╌", count: 20 - filled)
    let rest = share > 0 ? Int((elapsed * (1 - share) / share).rounded(.up)) : nil
    let line = "\(part) \(bar)" + (rest.map { "  \(Numbers.grouped($0)) s left" } ?? "")
    return String(line.prefix(max(width, 0)))
  }
}
