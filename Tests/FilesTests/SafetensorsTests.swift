import Testing

@testable import Files

@Suite struct SafetensorsTests {
  /// What Fixtures/safetensors_parity.py writes and expects.
  static let content = Safetensors(
    metadata: ["title": "naïve \"quotes\" \\ / 手\n"],
    tensors: [
      Tensor("empty", shape: [0, 3], values: []),
      Tensor("matrix", shape: [2, 3], values: [1, -2.5, 3e-30, 0.1, 1e30, -0.0]),
      Tensor("scalar", shape: [], values: [7]),
      Tensor("tensör/4", shape: [1, 2, 3, 4], values: (0..<24).map(Float.init)),
    ])

  @Test func readsWhatPythonWrote() throws {
    #expect(try Safetensors(fixture("tensors.safetensors"), from: "t") == Self.content)
  }

  /// Byte for byte; so Python, which reads its own files, reads ours.
  @Test func writesWhatPythonWrites() throws {
    #expect(try Self.content.file == fixture("tensors.safetensors"))
  }

  @Test func readsWhatItWrote() throws {
    #expect(try Safetensors(Self.content.file, from: "t") == Self.content)
    #expect(try Safetensors(Safetensors(tensors: []).file, from: "t") == Safetensors(tensors: []))
  }

  @Test func bytesDependOnTheContentOnly() {
    let names = (0..<20).map { "key \($0)" }
    let forwards = Dictionary(uniqueKeysWithValues: names.map { ($0, "v") })
    let backwards = Dictionary(uniqueKeysWithValues: names.reversed().map { ($0, "v") })
    #expect(
      Safetensors(metadata: forwards, tensors: []).file == Safetensors(metadata: backwards, tensors: []).file)
  }

  @Test func valuesStartAtAMultipleOfEight() {
    for length in 0..<9 {
      let tensor = Tensor(String(repeating: "x", count: length), shape: [], values: [0])
      #expect(Safetensors(tensors: [tensor]).file.count % 8 == 4, "a name of \(length) letters")
    }
  }

  /// A file with this header and `size` bytes of values.
  static func file(_ header: String, _ size: Int) -> [UInt8] {
    let length = UInt8(header.utf8.count)
    return [length, 0, 0, 0, 0, 0, 0, 0] + header.utf8 + [UInt8](repeating: 0, count: size)
  }

  static func entry(_ shape: String, _ begin: Int, _ end: Int) -> String {
    #"{"dtype":"F32","shape":\#(shape),"data_offsets":[\#(begin),\#(end)]}"#
  }

  @Test func tensorsComeInTheOrderOfTheirValues() throws {
    let file = Self.file(#" { "b" : \#(Self.entry("[ ]", 4, 8)) , "a":\#(Self.entry("[1, 1]", 0, 4)) } "#, 8)
    #expect(try Safetensors(file, from: "t").tensors.map(\.name) == ["a", "b"])
  }

  /// −2, 65504, the smallest that is not 0 and one and a third, in each of the types.
  static let types: [(String, [UInt8], [Float])] = [
    ("F16", [0x00, 0xC0, 0xFF, 0x7B, 0x01, 0x00, 0x55, 0x3D], [-2, 65504, 0x1p-24, 1.3330078125]),
    ("F16", [0x00, 0x7C, 0x00, 0xFC, 0x00, 0x80, 0x00, 0x04], [.infinity, -.infinity, -0.0, 0x1p-14]),
    ("BF16", [0x00, 0xC0, 0x80, 0x47, 0x01, 0x00, 0xAB, 0x3F], [-2, 65536, 0x1p-133, 1.3359375]),
    ("F32", [0x00, 0x00, 0x00, 0xC0, 0xAB, 0xAA, 0xAA, 0x3F], [-2, 4 / 3]),
    ("F64", [0x55, 0x55, 0x55, 0x55, 0x55, 0x55, 0xF5, 0x3F], [4 / 3]),
  ]

  @Test(arguments: types)
  func readsFloatingPointNumbers(_ type: String, _ bytes: [UInt8], _ expected: [Float]) throws {
    let header =
      #"{"a":{"dtype":"\#(type)","shape":[\#(expected.count)],"data_offsets":[0,\#(bytes.count)]}}"#
    let content = try Safetensors(Self.file(header, 0) + bytes, from: "t")
    #expect(content.tensors.map(\.values) == [expected])
  }

  @Test func otherNumbersAreNamed() throws {
    let header =
      #"{"a":{"dtype":"I64","shape":[1],"data_offsets":[0,8]},"b":\#(Self.entry("[1]", 8, 12)),"__metadata__":null}"#
    let content = try Safetensors(Self.file(header, 12), from: "t")
    #expect(content.tensors == [Tensor("b", shape: [1], values: [0])])
    #expect(content.others == [#""a" "I64" [1]"#])
    #expect(content.metadata == [:])
  }

  static let saveAgain = "Save it again with the safetensors library."

  static let damage: [Damaged<[UInt8]>] = [
    .init([], "t: an empty file, expected a safetensors file. \(again)"),
    .init(
      Array("<html>".utf8),
      "t: a web page, expected a safetensors file. Download the file itself, not the page about it."
    ),
    .init(
      [0x80, 0x02, 0x8A, 0x0A, 0x6C, 0xFC],
      """
      t: an old PyTorch file (pickle), expected a safetensors file. In Python: \
      safetensors.torch.save_file(torch.load(FILE, weights_only=True), "weights.safetensors").
      """
    ),
    .init(
      [0x89] + "HDF\r\n\u{1A}\n".utf8,
      """
      t: an HDF5 file, as Keras writes them (.h5), expected a safetensors file. In Python: numpy.savez("weights.npz", \
      *keras.models.load_model(FILE).get_weights()).
      """
    ),
    .init(
      [1, 2, 3, 4, 5, 6, 7],
      "t: 7 bytes, expected a safetensors file, which has 8 or more. Is it the right file?"
    ),
    .init(
      [3, 0, 0, 0, 0, 0, 0, 0, 0x7B, 0x7D],
      """
      t: a header of 3 bytes announced at byte 0, expected at most the 2 that follow. Is it a whole \
      safetensors file?
      """
    ),
    .init(
      [UInt8](repeating: 255, count: 9),
      """
      t: a header of 18446744073709551615 bytes announced at byte 0, expected at most the 1 that follow. \
      Is it a whole safetensors file?
      """
    ),
    .init(
      file(#"{"a":\#(entry("[2]", 0, 8))}"#, 7),
      "t, tensor \"a\": values up to offset 8, expected at most 7, where the file ends. \(again)"
    ),
    .init(
      file(#"{"a":\#(entry("[2]", 0, 8))}"#, 9),
      "t: 9 bytes of values, expected 8 as its header announces. \(again)"
    ),
    .init(
      file(#"{"a":\#(entry("[2]", 4, 12))}"#, 12),
      "t, tensor \"a\": values from offset 4 to 12, expected from 0, where those before it end. \(saveAgain)"
    ),
    .init(
      file(#"{"a":\#(entry("[2]", 0, 8)),"b":\#(entry("[2]", 4, 12))}"#, 12),
      "t, tensor \"b\": values from offset 4 to 12, expected from 8, where those before it end. \(saveAgain)"
    ),
    .init(
      file(#"{"a":\#(entry("[3]", 0, 8))}"#, 8),
      "t, tensor \"a\": values in bytes 0 to 8, expected 4 for each value of the shape [3], 12. \(saveAgain)"
    ),
    .init(
      file(#"{"a":\#(entry("[1]", 0, -4))}"#, 8),
      "t: \"-\" in the header at byte 58, expected a whole number. Is it a safetensors file?"
    ),
    .init(
      file(#"{"a":\#(entry("[9223372036854775807, 9]", 0, 8))}"#, 8),
      """
      t, tensor "a": values in bytes 0 to 8, expected 4 for each value of the shape \
      [9223372036854775807, 9], more than can be counted. \(saveAgain)
      """
    ),
    .init(
      file(#"{"a":{"dtype":"BF16","shape":[3],"data_offsets":[0,4]}}"#, 4),
      "t, tensor \"a\": values in bytes 0 to 4, expected 2 for each value of the shape [3], 6. \(saveAgain)"
    ),
    .init(
      file(#"{"a":{"dtype":"I64","shape":[1],"data_offsets":[0,8]}}"#, 4),
      "t, tensor \"a\": values up to offset 8, expected at most 4, where the file ends. \(again)"
    ),
    .init(
      file(#"{"a":{"dtype":"I64","shape":[1],"data_offsets":[0,8]},"b":\#(entry("[]", 8, 4))}"#, 8),
      "t, tensor \"b\": values from offset 8 to 4, expected from 8, where those before it end. \(saveAgain)"
    ),
  ]

  @Test(arguments: damage)
  func namesWhatIsWrong(_ damaged: Damaged<[UInt8]>) {
    #expect(errorText { try Safetensors(damaged.content, from: "t") } == damaged.message)
  }

  static let damagedHeaders: [(String, String)] = [
    ("", "the end in the header at byte 8, expected \"{\""),
    ("[]", "\"[\" in the header at byte 8, expected \"{\""),
    ("{", "the end in the header at byte 9, expected a string"),
    ("{}}", "\"}\" in the header at byte 10, expected the header's end"),
    (#"{"a"}"#, "\"}\" in the header at byte 12, expected \":\""),
    (#"{"a":1}"#, "\"1\" in the header at byte 13, expected \"{\""),
    (#"{"a}"#, "a broken string in the header at byte 9, expected JSON"),
    (#"{"a\"#, "a broken string in the header at byte 9, expected JSON"),
    (#"{"\x":{}}"#, "a broken string in the header at byte 9, expected JSON"),
    (#"{"a":{}}"#, "tensor \"a\" in the header at byte 13, expected dtype, shape and two data_offsets"),
    (
      #"{"a":{"size":1}}"#,
      "a value of \"size\" in the header at byte 21, expected dtype, shape or data_offsets"
    ),
    (#"{"a":{"shape":[1 2]}}"#, "\"2\" in the header at byte 25, expected \",\" or \"]\""),
    (#"{"a":{"shape":[,]}}"#, "\",\" in the header at byte 23, expected a whole number"),
    (
      #"{"a":{"shape":[9223372036854775808]}}"#, "\"9\" in the header at byte 23, expected a whole number"
    ),
    (#"{"__metadata__":{"seed":1}}"#, "\"1\" in the header at byte 32, expected a string"),
    (
      #"{"__metadata__":{"k":"1","k":"2"}}"#,
      "\"k\" a second time in the header at byte 33, expected each name once"
    ),
    (
      #"{"a":\#(entry("[]", 0, 4)),"\u0061":\#(entry("[]", 4, 8))}"#,
      "\"a\" a second time in the header at byte 61, expected each name once"
    ),
  ]

  @Test(arguments: damagedHeaders)
  func namesWhatIsWrongInTheHeader(_ header: String, _ found: String) {
    #expect(
      errorText { try Safetensors(Self.file(header, 8), from: "t") }
        == "t: \(found). Is it a safetensors file?")
  }

  @Test func everyTruncationThrows() {
    let file = Self.content.file
    for length in 0..<file.count {
      #expect(
        errorText { try Safetensors(Array(file.prefix(length)), from: "t") } != nil, "\(length) bytes")
    }
  }
}
