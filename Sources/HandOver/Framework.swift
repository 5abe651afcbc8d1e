/// A framework that a network is handed over to, with a script that defines the network in the framework's own idiom,
/// loads the weights and computes the same logits.
public enum Framework: String, CaseIterable, Sendable {
  /// A class of modules, which trains.
  case pyTorch
  /// A sequence of layers, which trains.
  case keras
  /// Expressions of arrays, for inference alone.
  case numPy
  /// The ONNX file, for inference alone.
  case onnxRuntime

  /// What people call it.
  public var name: String {
    switch self {
    case .pyTorch: "PyTorch"
    case .keras: "Keras"
    case .numPy: "NumPy"
    case .onnxRuntime: "ONNX Runtime"
    }
  }

  /// The script's template.
  var template: String {
    switch self {
    case .pyTorch: PackageResources.pytorch_mustache
    case .keras: PackageResources.keras_mustache
    case .numPy: PackageResources.numpy_mustache
    case .onnxRuntime: PackageResources.onnxruntime_mustache
    }
  }
}
