import Figures
import LeNet
import Pages

/// The account of a digit for the terminal, stage by stage, in as many columns as the terminal has.
public struct Walk: Sendable {
  private let trace: Trace
  private let subject: Subject
  private let terminal: Terminal

  /// An account of the trace's digit.
  public init(_ trace: Trace, subject: Subject, terminal: Terminal) {
    self.trace = trace
    self.subject = subject
    self.terminal = terminal
  }

  /// What the network takes the digit for, and whether that is right.
  public var verdict: String {
    let account = Account(trace: trace)
    let sentences = [account.verdict, trace.doubt, subject.label.map(account.truth)].compactMap(\.self)
    return terminal.heading(terminal.wrapped(subject.source.capitalised)) + "\n"
      + terminal.wrapped(sentences.joined(separator: " ")) + "\n"
  }

  /// What a stage is, what it did, and its maps where the terminal shows colour.
  public func text(_ stage: Stage) -> String {
    let facts = StageFacts(stage: stage, activation: trace.network.activation)
    let name =
      stage == .input
      ? "Input: \(subject.source)" : stage.name.capitalised
    var parts = [
      terminal.heading(terminal.wrapped(name)),
      terminal.wrapped(facts.line),
      terminal.wrapped(facts.purpose),
    ]
    if let picture = picture(stage) { parts.append(picture) }
    if stage == .input, let normalisation = subject.normalisation {
      parts += NormalisationFigure(normalisation).panels.map {
        terminal.wrapped("- \($0.name). \($0.sentence)", hanging: 2)
      }
      parts += normalisation.doubts.map { terminal.text(terminal.wrapped($0.sentence), in: \.accent) }
    }
    parts += Account(trace: trace).sentences(stage).map { terminal.wrapped("- " + $0, hanging: 2) }
    if stage == .output, let doubt = trace.doubt {
      parts.append(terminal.text(terminal.wrapped(doubt), in: \.accent))
    }
    if stage == .output, let label = subject.label {
      parts.append(
        (trace.prediction == label ? "Right" : "Wrong") + ": the digit shows \(Numbers.withArticle(label)).")
    }
    return parts.joined(separator: "\n") + "\n"
  }

  private func picture(_ stage: Stage) -> String? {
    let values = trace.values(stage)
    let scale = stage == .input ? ColorScale.ink : ColorScale(fitting: values)
    let shape = stage.shape
    switch stage {
    case .output: return nil
    case .c5, .f6:
      // Zeros, which have the ground's colour, fill the last row.
      let rows = (values.count + stage.across - 1) / stage.across
      let rest = [Float](repeating: 0, count: rows * stage.across - values.count)
      return terminal.picture(of: values + rest, count: 1, height: rows, width: stage.across, scale: scale)
    default:
      return terminal.picture(
        of: values, count: shape.channels, height: shape.height, width: shape.width, scale: scale)
    }
  }
}
