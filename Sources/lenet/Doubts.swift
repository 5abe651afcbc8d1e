import Figures
import LeNet
import MNIST

// Digits and networks of others may mean something else than they seem to. What reads them far better is worth a
// sentence.

extension DataOptions {
  /// A sentence if digits that were given look transposed or inverted.
  func doubt(about digits: LabelledDigits) throws -> String? {
    guard let data, let doubt = digits.doubt(readBy: try WeightsFile.trained.network) else { return nil }
    return "\(data): its digits look \(doubt.reason). If they are, give \(doubt.option)."
  }
}

extension NetworkOptions {
  /// A sentence if a network that was given reads digits far better with other options.
  func doubt(about digits: LabelledDigits) throws -> String? {
    guard let weights else { return nil }
    let sample = digits[0..<min(digits.count, 500)]
    func mistakes(_ choice: Choice) throws -> Int {
      let file = try WeightsFile(
        path: weights, activation: choice.activation ?? activation,
        standardisation: choice.standardised ?? standardised)
      return sample.count - file.network.predictions(for: sample).correct
    }
    let now = try mistakes(Choice())
    // A network that has learned little is left alone.
    guard now * 100 > sample.count * 3 else { return nil }
    for count in 1...2 {
      let tried = try Choice.all.filter { $0.options.count == count }.map {
        (choice: $0, mistakes: try mistakes($0))
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
