import Files
import LeNet

/// A trained network, as other programs take it: scripts that define it in a framework's own idiom, its weights, and
/// digits with the logits that Swift computed for them.
///
/// Files are called by a stem, `lenet-5`: `lenet-5.onnx`, `lenet-5.safetensors`, `lenet-5.npz`, `lenet-5-digits.npz`, and
/// scripts `lenet_pytorch.py` and so on.
public struct HandOver: Sendable {
  /// Without batch normalisations.
  public let network: Network
  /// What files are called by.
  public let stem: String
  /// What the data set's file is called by.
  public let data: String
  /// The digits whose logits are compared.
  public let digits: LabelledDigits
  /// What Swift computed for them, `[digits][classes]`.
  public let logits: [[Float]]

  /// Computes the logits of the digits.
  ///
  /// - Parameters:
  ///   - network: what is handed over.
  ///   - stem: what files are called by: `lenet-5`.
  ///   - data: what the data set's file is called by: `mnist`.
  ///   - digits: those whose logits are compared.
  /// - Precondition: batch normalisations are folded (`Network.folded(measuring:)`).
  public init(_ network: Network, stem: String, data: String, digits: LabelledDigits) {
    self.network = network
    self.stem = stem
    self.data = data
    self.digits = digits
    logits = network.answers(for: (0..<digits.count).map { digits[$0] }).map(\.logits)
  }

  /// By how much the logits of other programs may differ from Swift's: sums are formed in another order.
  public var tolerance: Float {
    let largest = logits.joined().reduce(0) { max($0, abs($1)) }
    // Ten times the precision of the logits' largest numbers, which are 20 or so.
    return largest < 50 ? 1e-5 : 1e-5 * (largest / 10).rounded(.up)
  }

  /// Pixels `[digits, channels, height, width]` of 0…1, labels and logits.
  public var sample: [Tensor] {
    let input = network.architecture.input
    return [
      Tensor(
        "pixels", shape: [digits.count] + input.extents,
        values: (0..<digits.count).flatMap { digits[$0].pixels }),
      Tensor("labels", shape: [digits.count], values: digits.labels.map(Float.init)),
      Tensor("logits", shape: [digits.count, network.architecture.classes], values: logits.flatMap(\.self)),
    ]
  }
}
