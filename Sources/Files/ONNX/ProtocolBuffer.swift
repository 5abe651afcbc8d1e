/// A message in the wire format of Protocol Buffers, field by field.
///
/// ONNX needs whole numbers, bytes, texts and messages within messages to be written: a library for all of the format
/// would be a hundred times as much code.
struct ProtocolBuffer {
  private(set) var bytes: [UInt8] = []

  /// Adds a whole number, 0 or more, seven bits a byte.
  mutating func add(_ field: Int, _ value: Int) {
    precondition(value >= 0, "\(value) in field \(field): negative numbers are not written")
    begin(field, wireType: 0)
    addVarint(value)
  }

  mutating func add(_ field: Int, _ contents: [UInt8]) {
    begin(field, wireType: 2)
    addVarint(contents.count)
    bytes += contents
  }

  mutating func add(_ field: Int, _ text: String) { add(field, Array(text.utf8)) }

  /// Adds a message that `fill` makes.
  mutating func add(_ field: Int, _ fill: (inout ProtocolBuffer) -> Void) {
    var message = ProtocolBuffer()
    fill(&message)
    add(field, message.bytes)
  }

  private mutating func begin(_ field: Int, wireType: Int) { addVarint(field << 3 | wireType) }

  private mutating func addVarint(_ value: Int) {
    var rest = value
    while rest > 127 {
      bytes.append(UInt8(rest & 127 | 128))
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}
