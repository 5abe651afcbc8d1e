import Testing

@testable import Files

@Suite struct NPYTests {
  /// A file of this version with a header, as it is, and elements.
  static func file(version: UInt8 = 1, _ header: String, _ elements: [UInt8] = []) -> [UInt8] {
    let count = header.utf8.count
    let length = [UInt8(count & 0xFF), UInt8(count >> 8)] + (version == 1 ? [] : [0, 0])
    return NPYArray.signature + [version, 0] + length + header.utf8 + elements
  }

  static func header(_ type: String = "|u1", order: String = "False", shape: String) -> String {
    "{'descr': '\(type)', 'fortran_order': \(order), 'shape': \(shape), }"
  }

  @Test(arguments: [1, 2, 3] as [UInt8]) func everyVersionIsRead(_ version: UInt8) throws {
    let file = Self.file(version: version, Self.header(shape: "(2, 3)") + "   \n", [0, 1, 2, 3, 4, 5])
    let array = try NPYArray(file[...], from: "a")
    #expect(array.shape == [2, 3])
    #expect(array.numbers(Int.init) == [0, 1, 2, 3, 4, 5])
  }

  @Test(arguments: [
    "{'shape': (2,), 'fortran_order': True, 'descr': '|u1'}",
    "{\"descr\":\"|u1\",\"fortran_order\":False,\"shape\":(2,)}\n",
    " { 'descr' : '|u1' , 'fortran_order' : False , 'shape' : ( 2 , ) , } ",
  ])
  func theHeaderMayBeWrittenOtherwise(_ header: String) throws {
    #expect(try NPYArray(Self.file(header, [7, 9])[...], from: "a").numbers(Int.init) == [7, 9])
  }

  @Test func dimensionsMayBeNoneOrNought() throws {
    #expect(try NPYArray(Self.file(Self.header(shape: "()"), [7])[...], from: "a").numbers(Int.init) == [7])
    let empty = Self.file(Self.header("<f8", order: "True", shape: "(0, 3, 2)"))
    #expect(try NPYArray(empty[...], from: "a").numbers(\.self) == [])
  }

  static let saveAgain = "Save it again by numpy.save or numpy.savez."
  static let convert =
    #"In Python, convert it before saving: .astype("float32"), or "uint8" for labels."#

  static let damage: [Damaged<[UInt8]>] = [
    .init(
      Array("<html>".utf8),
      "a: a web page, expected a NumPy array. Download the file itself, not the page about it."),
    .init(NPYArray.signature, "a: version 0 of the form of NumPy's arrays, expected 1, 2 or 3. \(saveAgain)"),
    .init(
      NPYArray.signature + [4, 0, 2, 0],
      "a: version 4 of the form of NumPy's arrays, expected 1, 2 or 3. \(saveAgain)"),
    .init(NPYArray.signature + [1, 0, 3], "a: 9 bytes, expected a header, which has 10 or more. \(again)"),
    .init(
      NPYArray.signature + [2, 0, 0xFF, 0xFF, 0xFF, 0xFF] + "{}".utf8,
      "a: a header of 4294967295 bytes announced at byte 8, expected at most the 2 that follow. \(again)"),
    .init(
      file("{}"),
      "a: a dictionary in the header at byte 10, expected descr, fortran_order and shape in it. \(saveAgain)"),
    .init(file("[1]"), #"a: "[" in the header at byte 10, expected "{". \#(saveAgain)"#),
    .init(
      file("{'descr': '|u1', 'descr': '|u1'}"),
      #"a: a value of "descr" in the header at byte 27, expected descr, fortran_order and shape, each once. "#
        + saveAgain),
    .init(
      file("{'import': 1}"),
      #"a: a value of "import" in the header at byte 11, expected descr, fortran_order and shape, each once. "#
        + saveAgain),
    .init(
      file("{'descr': '|u1', 'fortran_order': False, 'shape': (1,), } + 1", [1]),
      #"a: "+" in the header at byte 68, expected the header's end. \#(saveAgain)"#),
    .init(
      file(header(order: "0", shape: "(1,)"), [1]),
      #"a: "0" in the header at byte 44, expected True or False. \#(saveAgain)"#),
    .init(
      file(header(shape: "(1)"), [1]), #"a: ")" in the header at byte 62, expected ",". \#(saveAgain)"#),
    .init(
      file(header(shape: "(-1,)"), [1]),
      #"a: "-" in the header at byte 61, expected a whole number. \#(saveAgain)"#),
    .init(
      file(header(shape: "(99999999999999999999,)"), [1]),
      #"a: "9" in the header at byte 61, expected a whole number. \#(saveAgain)"#),
    .init(
      file(header("<f4", shape: "(4294967296, 4294967296)"), [1]),
      """
      a: 1 bytes of elements, expected more than can be counted for floating-point numbers of 32 bits of shape \
      [4294967296, 4294967296]. \(again)
      """
    ),
    .init(
      file(header("<i4", shape: "(2,)"), [1, 2, 3]),
      "a: 3 bytes of elements, expected 8 for whole numbers of 32 bits of shape [2]. \(again)"),
    .init(
      file(header(shape: "(2,)"), [1, 2, 3]),
      "a: 3 bytes of elements, expected 2 for whole numbers of 8 bits of shape [2]. \(again)"),
    .init(
      file(header("|O", shape: "(1,)"), [0x80, 4]),
      "a: Python objects, expected an array of numbers. \(convert)"),
    .init(
      file(header("<c8", shape: "(1,)"), [0]),
      "a: type \"<c8\", expected an array of numbers. \(convert)"),
    .init(
      file(header("<f16", shape: "(1,)"), [0]),
      "a: type \"<f16\", expected an array of numbers. \(convert)"),
    .init(
      file("{'descr': [('x', '<f4')], 'fortran_order': False, 'shape': (1,), }", [0]),
      "a: an array of records, expected an array of numbers. Save each of its fields as an array."),
  ]

  @Test(arguments: damage)
  func namesWhatIsWrong(_ damaged: Damaged<[UInt8]>) {
    #expect(errorText { try NPYArray(damaged.content[...], from: "a") } == damaged.message)
  }
}
