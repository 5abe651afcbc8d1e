extension Tensor {
  /// The values as float32, little-endian: what safetensors, ONNX and NumPy have in their files.
  var littleEndianBytes: [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 4 * values.count) { buffer, count in
      for value in values {
        withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes in
          for byte in bytes {
            buffer[count] = byte
            count += 1
          }
        }
      }
    }
  }
}
