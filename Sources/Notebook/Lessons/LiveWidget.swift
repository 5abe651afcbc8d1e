import LeNet
import Pages

/// A part of a lesson's page that answers: it computes in the reader's browser.
public enum LiveWidget: Sendable {
  /// Every unit of a digit's way through the network can be pointed at.
  case inspector(LiveData.TracedDigit)
  /// Paper whose drawing is normalised and read as it grows.
  case drawingPad(LiveData.TracedDigit)
  /// A network trained in the page.
  case trainer(TrainingDigits)

  /// What JavaScript calls it.
  var kind: String {
    switch self {
    case .inspector: "inspector"
    case .drawingPad: "pad"
    case .trainer: "trainer"
    }
  }

  var name: String {
    switch self {
    case .inspector(let subject): "Inspector of \(subject.source)"
    case .drawingPad: "Drawing pad"
    case .trainer: "Trainer"
    }
  }

  /// What stands in its place where it cannot be alive.
  var words: String {
    switch self {
    case .inspector(let subject):
      "On the page, with JavaScript, you can point at any unit of \(subject.source) and see why it has its value."
    case .drawingPad:
      "On the page, with JavaScript, you can draw a digit here and watch how the network reads it."
    case .trainer: "On the page, with JavaScript, you can train a network here and watch its filters form."
    }
  }

  var subject: LiveData.TracedDigit? {
    switch self {
    case .inspector(let subject), .drawingPad(let subject): subject
    case .trainer: nil
    }
  }
}

extension Notebook {
  /// Shows a part of the page that computes in the reader's browser.
  public func show(_ widget: LiveWidget) { add(.live(widget)) }

  /// A digit's way through its network, to be questioned unit by unit.
  ///
  /// - Parameters:
  ///   - trace: the digit's values, and the network that computed them.
  ///   - source: what the digit is called.
  ///   - label: what it shows, if that is known.
  public func inspector(for trace: Trace, of source: String = "this digit", label: Int? = nil) -> LiveWidget {
    .inspector(LiveData.TracedDigit(trace, source: source, label: label))
  }

  /// Paper to draw digits on, which the network reads.
  public func drawingPad(for network: Network) -> LiveWidget {
    let blank = Digit(pixels: [Float](repeating: 0, count: Digit.side * Digit.side))
    return .drawingPad(LiveData.TracedDigit(Trace(of: blank, through: network), source: "your drawing"))
  }

  /// A network that is trained in the page on all of `digits` but the last few.
  ///
  /// - Parameters:
  ///   - digits: 20,000 at most, for the page's memory.
  ///   - heldOut: how many of the last are only for measuring.
  public func trainer(on digits: LabelledDigits, heldOut: Int) -> LiveWidget {
    .trainer(TrainingDigits(digits, heldOut: heldOut))
  }
}

extension [LiveWidget] {
  /// What a page with these carries; nothing if it has none. One trainer's digits serve all.
  var data: LiveData? {
    isEmpty
      ? nil
      : LiveData(
        compactMap(\.subject),
        training: lazy.compactMap { if case .trainer(let digits) = $0 { digits } else { nil } }.first)
  }
}
