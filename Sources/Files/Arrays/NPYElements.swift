extension NPYArray {
  /// The array with the last index running fastest.
  var inCOrder: NPYArray {
    var array = self
    array.isFortranOrder = false
    // An order of indices that run at all.
    guard isFortranOrder, count > 0, shape.count(where: { $0 > 1 }) > 1 else { return array }
    let size = type.size
    var strides = [Int](repeating: size, count: shape.count)
    for axis in shape.indices.dropFirst() { strides[axis] = strides[axis - 1] * shape[axis - 1] }
    let (rowLength, rowStride) = (shape.last!, strides.last!)
    let reordered = [UInt8](unsafeUninitializedCapacity: elements.count) { output, written in
      elements.withUnsafeBytes { input in
        // Where each row along the last axis begins: the axes before it run as the hands of a clock do.
        var index = [Int](repeating: 0, count: shape.count - 1)
        var start = 0
        while written < input.count {
          for place in 0..<rowLength {
            for byte in 0..<size { output[written + byte] = input[start + place * rowStride + byte] }
            written += size
          }
          for axis in index.indices.reversed() {
            index[axis] += 1
            start += strides[axis]
            if index[axis] < shape[axis] { break }
            start -= index[axis] * strides[axis]
            index[axis] = 0
          }
        }
      }
    }
    array.elements = reordered[...]
    return array
  }

  /// Every number in C order, made what `convert` makes of it. Truth values are 0 and 1; whole numbers beyond 2⁵³ are
  /// rounded.
  ///
  /// - Precondition: the elements are numbers.
  func numbers<Number>(_ convert: (Double) -> Number) -> [Number] {
    let array = inCOrder
    func all<Bits: FixedWidthInteger>(_ value: (Bits) -> Double) -> [Number] {
      array.elements.withUnsafeBytes { bytes in
        stride(from: 0, to: bytes.count, by: type.size).map { offset in
          let bits = bytes.loadUnaligned(fromByteOffset: offset, as: Bits.self)
          return convert(value(type.isBigEndian ? Bits(bigEndian: bits) : Bits(littleEndian: bits)))
        }
      }
    }
    switch (type.kind, type.size) {
    case (.boolean, _): return all { (bits: UInt8) in bits == 0 ? 0 : 1 }
    case (.unsignedInteger, 1): return all { (bits: UInt8) in Double(bits) }
    case (.unsignedInteger, 2): return all { (bits: UInt16) in Double(bits) }
    case (.unsignedInteger, 4): return all { (bits: UInt32) in Double(bits) }
    case (.unsignedInteger, _): return all { (bits: UInt64) in Double(bits) }
    case (.integer, 1): return all { (bits: Int8) in Double(bits) }
    case (.integer, 2): return all { (bits: Int16) in Double(bits) }
    case (.integer, 4): return all { (bits: Int32) in Double(bits) }
    case (.integer, _): return all { (bits: Int64) in Double(bits) }
    case (.float, 2): return all { (bits: UInt16) in Double(Float(halfBits: bits)) }
    case (.float, 4): return all { (bits: UInt32) in Double(Float(bitPattern: bits)) }
    case (.float, _): return all { (bits: UInt64) in Double(bitPattern: bits) }
    case (.bytes, _), (.text, _): preconditionFailure("numbers of an array of text")
    }
  }

  /// Every element in C order as text, without what fills it up.
  ///
  /// - Precondition: the elements are text.
  var texts: [String] {
    precondition(type.isText, "text of an array of \(type.name)")
    let array = inCOrder
    let unit = type.kind == .text ? 4 : 1
    return stride(from: array.elements.startIndex, to: array.elements.endIndex, by: type.size).map { start in
      var text = String.UnicodeScalarView()
      for place in stride(from: start, to: start + type.size, by: unit) {
        let bytes = array.elements[place..<place + unit]
        let value = (type.isBigEndian ? Array(bytes) : bytes.reversed()).reduce(UInt32(0)) {
          $0 << 8 | UInt32($1)
        }
        guard value != 0 else { break }
        text.append(Unicode.Scalar(value) ?? "\u{FFFD}")
      }
      return String(text)
    }
  }
}
