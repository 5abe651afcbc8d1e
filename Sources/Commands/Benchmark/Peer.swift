import ArgumentParser

/// A framework that is measured beside this program.
enum Peer: String, CaseIterable, ExpressibleByArgument {
  case pyTorch = "pytorch"
  case tensorFlow = "tensorflow"
  case onnxRuntime = "onnxruntime"

  /// What people call it.
  var name: String {
    switch self {
    case .pyTorch: "PyTorch"
    case .tensorFlow: "TensorFlow"
    case .onnxRuntime: "ONNX Runtime"
    }
  }

  /// What its script imports, as Python's package index calls it.
  var packages: String {
    switch self {
    case .pyTorch: "torch safetensors numpy"
    case .tensorFlow: "tensorflow keras numpy"
    case .onnxRuntime: "onnxruntime numpy"
    }
  }

  /// What Python calls it.
  var module: String { self == .pyTorch ? "torch" : rawValue }

  /// Whether it trains, too.
  var trains: Bool { self != .onnxRuntime }

  /// Its module for `peer.py`.
  var script: (name: String, text: String) {
    switch self {
    case .pyTorch: ("peer_pytorch.py", PackageResources.peer_pytorch_py)
    case .tensorFlow: ("peer_tensorflow.py", PackageResources.peer_tensorflow_py)
    case .onnxRuntime: ("peer_onnxruntime.py", PackageResources.peer_onnxruntime_py)
    }
  }
}
