import LeNet
import Testing

@testable import Files

@Suite struct ONNXTests {
  /// The examples of the format's own description, and a message within a message.
  @Test func theWireFormatIsThatOfProtocolBuffers() {
    var message = ProtocolBuffer()
    message.add(1, 150)
    #expect(message.bytes == [0x08, 0x96, 0x01])
    message.add(2, "testing")
    #expect(message.bytes.dropFirst(3) == [0x12, 0x07, 0x74, 0x65, 0x73, 0x74, 0x69, 0x6E, 0x67])
    var outer = ProtocolBuffer()
    outer.add(3) { $0.add(1, 150) }
    #expect(outer.bytes == [0x1A, 0x03, 0x08, 0x96, 0x01])
    var field = ProtocolBuffer()
    field.add(20, 2)
    #expect(field.bytes == [0xA0, 0x01, 0x02], "a field above 15 takes two bytes")
  }

  @Test func operatorsHaveTheStagesNames() {
    let network = Network(.leNet5, parameters: [Float](repeating: 0, count: 44_426))
    let graph = network.graph
    #expect(
      graph.nodes.map(\.name) == [
        "C1", "C1.relu", "S2", "C3", "C3.relu", "S4", "C5.flatten", "C5", "C5.relu", "F6", "F6.relu",
        "output",
        "softmax",
      ])
    #expect(
      graph.nodes.map(\.output).filter { !$0.contains(".") } == [
        "C1", "S2", "C3", "S4", "C5", "F6", "logits", "probabilities",
      ], "behind its activation a value has the stage's name")
  }

  @Test func valuesBetweenOperatorsHaveTheirShapes() {
    let network = Network(.leNet5, parameters: [Float](repeating: 0, count: 44_426))
    let shapes = network.graph.values.map { "\($0.name) \($0.shape)" }
    #expect(
      shapes == [
        "C1 [6, 24, 24]", "C1.sums [6, 24, 24]", "S2 [6, 12, 12]", "C3 [16, 8, 8]", "C3.sums [16, 8, 8]",
        "S4 [16, 4, 4]", "C5 [120]", "C5.sums [120]", "F6 [84]", "F6.sums [84]",
      ])
  }

  @Test func constantsHoldEveryParameterOnce() {
    let network = Network(.leNet5, parameters: (0..<44_426).map(Float.init))
    let values = network.graph.constants.flatMap { constant -> [Float] in
      if case .floats(let tensor) = constant { tensor.values } else { [] }
    }
    #expect(values == network.parameters)
    #expect(network.tensors.map(\.name).prefix(4) == ["c1.weight", "c1.bias", "c3.weight", "c3.bias"])
  }

  @Test func stagesOfOneNameAreNumbered() {
    var architecture = Architecture("two", input: Shape(1, 28, 28))
    architecture.addDense("hidden", units: 3)
    architecture.addDense("hidden", units: 2)
    #expect(architecture.distinctNames == ["input", "hidden 1", "hidden 2"])
    #expect(architecture.distinctNames.map(\.asIdentifier) == ["input", "hidden_1", "hidden_2"])
  }

  @Test func aFilterThatDoesNotSeeAMapHasZerosForIt() {
    var architecture = Architecture("sparse", input: Shape(3, 2, 2))
    let layer = SparseConvolution(input: architecture.input, kernelSize: 1, connections: [[1], [0, 2]])
    architecture.add("C", .laboratory(.sparseConvolution(layer)))
    let network = Network(architecture, parameters: [5, 6, 7, 8, 9])
    #expect(network.tensors.map(\.shape) == [[2, 3, 1, 1], [2]])
    #expect(network.tensors.map(\.values) == [[0, 5, 0, 6, 0, 7], [8, 9]])
  }
}
