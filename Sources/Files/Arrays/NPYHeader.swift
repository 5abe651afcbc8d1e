/// What a NumPy array's header says, a dictionary as Python writes it:
/// `{'descr': '<f4', 'fortran_order': False, 'shape': (6, 1, 5, 5), }`.
///
/// Python would evaluate it as any literal; here it must be this dictionary, its three keys in any order.
struct NPYHeader {
  private(set) var type: NPYType
  private(set) var isFortranOrder: Bool
  private(set) var shape: [Int]

  /// - Throws: ``FileError``, naming `place`. Bytes are counted as in the file, of which `bytes` is a slice.
  init(_ bytes: ArraySlice<UInt8>, from place: String) throws {
    var scanner = Scanner(rest: bytes, place: place)
    var description: String?
    var isFortranOrder: Bool?
    var shape: [Int]?
    try scanner.expect("{")
    while !scanner.take("}") {
      let start = scanner.rest.startIndex
      let key = try scanner.string()
      try scanner.expect(":")
      switch key {
      case "descr" where description == nil: description = try scanner.typeDescription()
      case "fortran_order" where isFortranOrder == nil: isFortranOrder = try scanner.truthValue()
      case "shape" where shape == nil: shape = try scanner.tuple()
      default:
        throw scanner.error(
          at: start, found: "a value of \(key.quoted)", expected: "descr, fortran_order and shape, each once")
      }
      if !scanner.take(",") {
        try scanner.expect("}")
        break
      }
    }
    scanner.skipSpace()
    guard scanner.rest.isEmpty else { throw scanner.unexpected("the header's end") }
    guard let description, let isFortranOrder, let shape else {
      throw scanner.error(
        at: bytes.startIndex, found: "a dictionary", expected: "descr, fortran_order and shape in it")
    }
    guard let type = NPYType(description: description) else {
      throw FileError(
        place, found: description.dropFirst().first == "O" ? "Python objects" : "type \(description.quoted)",
        expected: "an array of numbers",
        remedy: "In Python, convert it before saving: .astype(\"float32\"), or \"uint8\" for labels.")
    }
    (self.type, self.isFortranOrder, self.shape) = (type, isFortranOrder, shape)
  }
}

/// Takes the dictionary from its front, piece by piece.
private struct Scanner {
  var rest: ArraySlice<UInt8>
  let place: String

  /// `'text'` or `"text"`, without escapes: no key and no type has any.
  mutating func string() throws -> String {
    skipSpace()
    guard let quote = rest.first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\""),
      let end = rest.dropFirst().firstIndex(of: quote)
    else { throw unexpected("a string") }
    let text = String(decoding: rest[(rest.startIndex + 1)..<end], as: UTF8.self)
    guard !text.contains("\\") else { throw unexpected("a string without escapes") }
    rest = rest[(end + 1)...]
    return text
  }

  mutating func typeDescription() throws -> String {
    skipSpace()
    guard rest.first != UInt8(ascii: "[") else {
      throw FileError(
        place, found: "an array of records", expected: "an array of numbers",
        remedy: "Save each of its fields as an array.")
    }
    return try string()
  }

  mutating func truthValue() throws -> Bool {
    skipSpace()
    for (word, value) in [("True", true), ("False", false)] where rest.starts(with: word.utf8) {
      rest.removeFirst(word.utf8.count)
      return value
    }
    throw unexpected("True or False")
  }

  /// `()`, `(3,)`, `(3, 4)`
  mutating func tuple() throws -> [Int] {
    var numbers: [Int] = []
    try expect("(")
    while !take(")") {
      skipSpace()
      let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      guard let number = Int(String(decoding: digits, as: UTF8.self)) else {
        throw unexpected("a whole number")
      }
      rest.removeFirst(digits.count)
      numbers.append(number)
      if !take(",") {
        // In Python, one number in parentheses is no tuple.
        guard numbers.count > 1 else { throw unexpected("\",\"") }
        try expect(")")
        break
      }
    }
    return numbers
  }

  mutating func expect(_ character: Unicode.Scalar) throws {
    guard take(character) else { throw unexpected("\"\(character)\"") }
  }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard rest.first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }

  mutating func skipSpace() {
    rest = rest.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
  }

  /// The error for what stands in front.
  func unexpected(_ expected: String) -> FileError {
    let character = rest.first.map { Character(Unicode.Scalar($0)) }
    return error(
      at: rest.startIndex, found: character.map { String($0).quoted } ?? "the end", expected: expected)
  }

  func error(at index: Int, found: String, expected: String) -> FileError {
    FileError(
      place, found: "\(found) in the header at byte \(index)", expected: expected,
      remedy: "Save it again by numpy.save or numpy.savez.")
  }
}
