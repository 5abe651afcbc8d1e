import Figures
import Files
import LeNet
import MNIST

// Digits and networks of others may mean something else than they seem to. What reads them far better is worth a
// sentence.

/// A sentence on the data and one on the network, for each that does not seem to fit the other or MNIST.
///
/// - Parameters:
///   - digits: the digits that were given.
///   - data: the options that named them.
///   - network: the options that named the network.
///   - content: that of the network's file.
func remarks(
  on digits: LabelledDigits, _ data: DataOptions, _ network: NetworkOptions, readFrom content: NamedTensors
) -> [String] {
  [data.remark(about: digits), network.remark(about: digits, readFrom: content)].compactMap(\.self)
}

extension DataOptions {
  /// A sentence if digits that were given look transposed or inverted.
  func remark(about digits: LabelledDigits) -> String? {
    // A program that was moved away from its network can read other digits all the same.
    guard let data, let network = try? WeightsFile.trained.network,
      let change = digits.suspectedChange(readBy: network)
    else { return nil }
    let (option, isGiven, looks) =
      switch change {
      case .transposed: ("--transposed", transposed, "transposed, rows for columns")
      case .inverted: ("--inverted", inverted, "dark on light, where MNIST's are light on dark")
      }
    return "\(data): \(isGiven ? "with \(option) " : "")its digits look \(looks). If they are, "
      + "\(isGiven ? "leave out" : "give") \(option)."
  }
}

extension NetworkOptions {
  /// A sentence if a network that was given reads digits far better with other options.
  ///
  /// - Parameters:
  ///   - digits: the digits that it reads.
  ///   - content: that of the network's file.
  func remark(about digits: LabelledDigits, readFrom content: NamedTensors) -> String? {
    guard let weights else { return nil }
    let sample = digits[0..<min(digits.count, 500)]
    /// Nil where weights are no numbers with this choice.
    func mistakes(_ choice: Choice) -> Int? {
      let file = try? file(
        content, activation: choice.activation ?? activation,
        standardisation: choice.standardised ?? standardised)
      return file.map { sample.count - $0.network.predictions(for: sample).correct }
    }
    // A network that has learned little is left alone.
    guard let now = mistakes(Choice()), now * 100 > sample.count * 3 else { return nil }
    for count in 1...2 {
      let tried = Choice.all.filter { $0.options.count == count }.compactMap { choice in
        mistakes(choice).map { (choice: choice, mistakes: $0) }
      }
      if let best = tried.min(by: { $0.mistakes < $1.mistakes }), best.mistakes * 2 < now,
        best.mistakes * 10 < sample.count
      {
        return "\(weights): of \(Numbers.count(sample.count, "digit")) \(now) are read wrongly, and "
          + "\(best.mistakes) with \(best.choice.options.joined(separator: " "))."
      }
    }
    return nil
  }

  /// What a network may have been made for.
  private struct Choice {
    var activation: ForeignActivation?
    var standardised: PixelStandardisation?
    /// How it is given.
    var options: [String] = []

    /// Every activation, with pixels as they are, less MNIST's mean and divided by its deviation, from −1 to 1, from 0
    /// to 255, and dark on light.
    static var all: [Choice] {
      let activations =
        [Choice()]
        + ForeignActivation.allCases.map {
          Choice(activation: $0, options: ["--activation \($0.rawValue)"])
        }
      let pixels = ["0.1307,0.3081", "0.5,0.5", "0,0.00392", "1,-1"]
      return activations.flatMap { choice in
        [choice]
          + pixels.map {
            Choice(
              activation: choice.activation, standardised: PixelStandardisation(argument: $0),
              options: choice.options + ["--standardised \($0)"])
          }
      }
    }
  }
}
