import ArgumentParser
import Figures
import Files
import LeNet
import MNIST

/// Which weights a run goes on from, and which of them it changes.
struct StartOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Go on from the weights in a safetensors or .npz file instead of from noise. (default: with --only, the "
        + "trained network that comes with the package)", valueName: "file"))
  var from: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The layers that learn, with commas between, such as f6,output; the others keep their weights. (default: all)",
      valueName: "layers"))
  var only: String?

  func validate() throws { _ = try chosen }

  /// The names of the options that were given.
  var given: [String] { (from == nil ? [] : ["--from"]) + (only == nil ? [] : ["--only"]) }

  var isGiven: Bool { from != nil || only != nil }

  /// The layers that learn.
  var learned: [Stage] { (try? chosen) ?? Stage.learned }

  private var chosen: [Stage] {
    get throws {
      guard let only else { return Stage.learned }
      let chosen = try only.split(separator: ",", omittingEmptySubsequences: false).map { name in
        guard let stage = Stage(withWeights: name) else {
          throw ValidationError(
            "--only \(only): no layer “\(name)” learns; expected "
              + "\(Stage.learned.map { "\($0)" }.joined(separator: ", ")).")
        }
        return stage
      }
      return Stage.learned.filter(chosen.contains)
    }
  }

  /// The network to go on from.
  ///
  /// - Parameter activation: its non-linearity, whatever the file says.
  func network(activation: Activation?) throws -> Network {
    var options = NetworkOptions()
    options.weights = from
    options.activation = activation.flatMap { ForeignActivation(rawValue: $0.rawValue) }
    options.standardised = nil
    return try options.network(in: options.read()).network
  }
}

extension [ErrorChange] {
  /// The changes as a table of shares.
  var table: Table {
    Table(
      header: ["", "digits", "error before", "error after"],
      rows: map { row in
        func share(_ errors: Int) -> String { Numbers.percent(Double(errors) / Double(row.digits), 2) }
        return [row.name, Numbers.grouped(row.digits), share(row.errorsBefore), share(row.errorsAfter)]
      })
  }
}
