import LeNet
import Testing

@testable import Files

@Suite struct NPZTests {
  /// What Fixtures/numpy_parity.py writes and expects.
  static let content = NPZ(tensors: [
    Tensor("c1.weight", shape: [6, 1, 5, 5], values: (0..<150).map(Float.init)),
    Tensor("empty", shape: [0, 3], values: []),
    Tensor("matrix", shape: [2, 3], values: [1, -2.5, 3e-30, 0.1, 1e30, -0.0]),
    Tensor("scalar", shape: [], values: [7]),
    Tensor("tensör/4", shape: [1, 2, 3, 4], values: (0..<24).map(Float.init)),
  ])

  /// Byte for byte; so NumPy, which reads its own files, reads ours.
  @Test func writesWhatNumPyWrites() throws {
    #expect(try Self.content.file == fixture("tensors.npz"))
  }

  @Test func readsWhatNumPyWroteAndWhatItWroteItself() throws {
    #expect(try NPZ(fixture("tensors.npz"), from: "t") == Self.content)
    #expect(try NPZ(Self.content.file, from: "t") == Self.content)
  }

  /// Every type in either order of bytes and of indices, packed.
  @Test func readsEveryType() throws {
    let archive = try ArrayArchive(fixture("arrays.npz"), from: "t")
    let floats = ["<f2", ">f2", "<f4", ">f4", "<f8", ">f8", "columns"]
    let others = ["u1", "i1", "<u2", ">i2", "<u4", ">i4", "<u8", ">i8", "truth", "column-bytes"]
    #expect(Set(archive.names) == Set(floats + others + ["text", "letters", "activation"]))
    for name in floats + others {
      let array = try archive.array(name)
      #expect(array.shape == [2, 3], "\(name)")
      let expected: [Double] = name == "truth" ? [0, 1, 0, 1, 0, 1] : [0, 1, 2, 3, 4, 5]
      #expect(array.numbers(\.self) == expected, "\(name)")
      #expect(array.isFortranOrder == name.hasPrefix("column"), "\(name)")
    }
    #expect(try archive.array("text").texts == ["0", "1", "2", "3", "4", "5"])
    #expect(try archive.array("letters").texts == ["0", "1", "2", "3", "4", "5"])

    let content = try NPZ(fixture("arrays.npz"), from: "t")
    #expect(content.tensors.map(\.name) == ["<f2", ">f2", "<f4", ">f4", "<f8", ">f8", "columns"])
    #expect(content.tensors.allSatisfy { $0.values == [0, 1, 2, 3, 4, 5] })
    #expect(content.metadata == ["activation": "tanh"])
    #expect(content.others.count == others.count + 2)
    #expect(content.others.contains(#""i1" "|i1" [2, 3]"#))
  }

  /// An array in either order of indices is the same array.
  @Test func theFirstIndexMayRunFastest() {
    let shape = [2, 3, 1, 4]
    // Element i of the file stands at the index whose first digit runs fastest.
    let places = (0..<24).map { file in
      let (a, b, d) = (file % 2, file / 2 % 3, file / 6)
      return UInt8(a * 12 + b * 4 + d)
    }
    let array = NPYArray(
      type: NPYType(description: "|u1")!, shape: shape, isFortranOrder: true, elements: places[...])
    #expect(array.numbers(Int.init) == Array(0..<24))
  }

  @Test func weightsAreFoundWhateverTheirNames() throws {
    let tensors = try WeightsFile(WeightsFileTests.content, from: "w").safetensors.tensors
    for name: (Int, Tensor) -> String in [
      { _, tensor in tensor.name.replacing(".", with: "_") }, { index, _ in "arr_\(index)" },
      { _, tensor in tensor.name.uppercased() },
    ] {
      let named = tensors.enumerated().map {
        Tensor(name($0, $1), shape: $1.shape, values: $1.values)
      }
      let file = try WeightsFile(
        NamedTensors(NPZ(tensors: named).file, from: "w"), from: "w", activation: .tanh)
      #expect(file.network.parameters == WeightsFileTests.network.parameters, "\(named[0].name)")
    }
  }

  /// Names decide in upper case, too, where two tensors have one shape.
  @Test func namesOfLayersMayHaveCapitals() throws {
    let tensors = WeightsFileTests.content.tensors
    let capital = tensors.map { Tensor($0.name.uppercased(), shape: $0.shape, values: $0.values) }
    let moments = tensors.map { Tensor("adam/\($0.name)", shape: $0.shape, values: $0.values.map { $0 + 1 }) }
    let file = try WeightsFile(NamedTensors(NPZ(tensors: moments + capital)), from: "w", activation: .tanh)
    #expect(file.network.parameters == WeightsFileTests.network.parameters)
  }

  static let foreign: [Damaged<[UInt8]>] = [
    .init(
      NPYArray(content.tensors[2]).file,
      """
      w: a NumPy array (.npy), expected weights as safetensors or NumPy arrays (.npz). In Python, save all arrays of the \
      network together, by numpy.savez.
      """
    ),
    .init(
      [0x89] + "HDF\r\n\u{1A}\n".utf8,
      """
      w: an HDF5 file, as Keras writes them (.h5), expected weights as safetensors or NumPy arrays (.npz). In Python: \
      numpy.savez("weights.npz", *keras.models.load_model(FILE).get_weights()).
      """
    ),
    .init(
      ForeignFileTests.zip("metadata.json"),
      """
      w: a Keras file (.keras), expected weights as safetensors or NumPy arrays (.npz). In Python: \
      numpy.savez("weights.npz", *keras.models.load_model(FILE).get_weights()).
      """
    ),
    .init(
      Array("GGUF".utf8),
      """
      w: a GGUF file, expected weights as safetensors or NumPy arrays (.npz). In Python, save its arrays by \
      numpy.savez("weights.npz", *arrays).
      """
    ),
  ]

  @Test(arguments: foreign)
  func otherKindsHaveAdvice(_ damaged: Damaged<[UInt8]>) {
    #expect(errorText { try NamedTensors(damaged.content, from: "w") } == damaged.message)
  }
}
