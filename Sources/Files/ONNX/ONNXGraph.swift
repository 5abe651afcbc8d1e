/// A computation as ONNX has it: nodes in the order in which they run, and the constants that they take.
///
/// Values go by names. A node's first inputs are values of other nodes, the rest constants.
struct ONNXGraph {
  var name: String
  var nodes: [Node] = []
  var constants: [Constant] = []
  /// The shapes of values between the nodes, for those who look at the graph.
  var values: [Port] = []

  /// An operator at work.
  struct Node {
    /// What the operator is called in ONNX: `Conv`.
    var operation: String
    var name: String
    var inputs: [String]
    var output: String
    var attributes: KeyValuePairs<String, Attribute> = [:]
  }

  enum Attribute {
    case integer(Int)
    case integers([Int])
  }

  enum Constant {
    case floats(Tensor)
    case integers(name: String, [Int])
  }

  /// A value: floats of `[digits] + shape`, for any number of digits.
  struct Port {
    var name: String
    var shape: [Int]
  }
}

extension ONNXGraph {
  /// The file: a `ModelProto` of the operators' version 13, which ONNX Runtime, OpenCV and Netron read. Field numbers are
  /// those of [onnx.proto](https://github.com/onnx/onnx/blob/main/onnx/onnx.proto).
  func file(inputs: [Port], outputs: [Port], documentation: String, metadata: [String: String]) -> [UInt8] {
    var model = ProtocolBuffer()
    model.add(1, 8)  // ir_version
    model.add(2, "LeNet Explorer")  // producer_name
    model.add(6, documentation)  // doc_string
    model.add(7) { graph in
      for node in nodes { graph.add(1) { node.write(to: &$0) } }
      graph.add(2, name)
      for constant in constants { graph.add(5) { constant.write(to: &$0) } }
      for input in inputs { graph.add(11) { input.write(to: &$0) } }
      for output in outputs { graph.add(12) { output.write(to: &$0) } }
      for value in values { graph.add(13) { value.write(to: &$0) } }  // value_info
    }
    model.add(8) { operators in  // opset_import
      operators.add(1, "")  // domain: ONNX's own
      operators.add(2, 13)  // version
    }
    for (key, value) in metadata.sorted(by: { $0.key < $1.key }) {
      model.add(14) { entry in
        entry.add(1, key)
        entry.add(2, value)
      }
    }
    return model.bytes
  }
}

extension ONNXGraph.Node {
  fileprivate func write(to message: inout ProtocolBuffer) {
    for input in inputs { message.add(1, input) }
    message.add(2, output)
    message.add(3, name)
    message.add(4, operation)
    for (key, attribute) in attributes {
      message.add(5) { entry in
        entry.add(1, key)
        switch attribute {
        case .integer(let value):
          entry.add(3, value)
          entry.add(20, 2)  // type: INT
        case .integers(let values):
          for value in values { entry.add(8, value) }
          entry.add(20, 7)  // type: INTS
        }
      }
    }
  }
}

extension ONNXGraph.Constant {
  fileprivate func write(to message: inout ProtocolBuffer) {
    switch self {
    case .floats(let tensor):
      for extent in tensor.shape { message.add(1, extent) }
      message.add(2, 1)  // data_type: FLOAT
      message.add(8, tensor.name)
      message.add(9, tensor.littleEndianBytes)
    case .integers(let name, let values):
      message.add(1, values.count)
      message.add(2, 7)  // data_type: INT64
      message.add(8, name)
      message.add(9, values.flatMap { value in withUnsafeBytes(of: Int64(value).littleEndian, Array.init) })
    }
  }
}

extension ONNXGraph.Port {
  fileprivate func write(to message: inout ProtocolBuffer) {
    message.add(1, name)
    message.add(2) { type in
      type.add(1) { tensor in
        tensor.add(1, 1)  // elem_type: FLOAT
        tensor.add(2) { shape in
          shape.add(1) { $0.add(2, "digits") }  // dim_param
          for extent in self.shape { shape.add(1) { $0.add(1, extent) } }  // dim_value
        }
      }
    }
  }
}
