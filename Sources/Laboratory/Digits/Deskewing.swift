import LeNet

extension LabelledDigits {
  /// The digits with their slant removed, on `threads` threads.
  ///
  /// A digit's slant is how far its ink moves to the side from row to row: with the ink of each pixel as its weight and
  /// (x̄, ȳ) as the ink's centre,
  ///
  ///     α = Σ (x − x̄)(y − ȳ) ÷ Σ (y − ȳ)²
  ///     result[y, x] = digit[y, x + α (y − ȳ)]
  ///
  /// Between two pixels of a row, ink follows a straight line; outside the digit is paper. Rows move about the centre, so
  /// the centre of the ink stays where it was, but for what leaves the 28 × 28 pixels. A digit whose ink lies in one row
  /// has no slant. The paper deslants its digits by moving rows like this
  /// (section III.A), but counts a pixel either as ink or as paper.
  public func deskewed(threads: Int = 1) -> LabelledDigits {
    let area = Self.area
    let result = [UInt8](unsafeUninitializedCapacity: pixels.count) { buffer, written in
      pixels.withUnsafeBufferPointer { pixels in
        withWorkers(threads) { worker, workers, _ in
          for index in stride(from: worker, to: count, by: workers) {
            deskew(pixels.baseAddress! + index * area, into: buffer.baseAddress! + index * area)
          }
        }
      }
      written = pixels.count
    }
    return LabelledDigits(pixels: result, labels: labels)
  }
}

/// Removes the slant of one digit of 28 × 28 bytes.
private func deskew(_ digit: UnsafePointer<UInt8>, into result: UnsafeMutablePointer<UInt8>) {
  let side = Digit.side
  // Moments about the first pixel are whole numbers.
  var (ink, sumX, sumY, sumXY, sumYY) = (0, 0, 0, 0, 0)
  for y in 0..<side {
    for x in 0..<side {
      let weight = Int(digit[y * side + x])
      ink += weight
      sumX += weight * x
      sumY += weight * y
      sumXY += weight * x * y
      sumYY += weight * y * y
    }
  }
  // Both moments about the centre, times the square of the ink.
  let (covariance, variance) = (ink * sumXY - sumX * sumY, ink * sumYY - sumY * sumY)
  let slant = variance == 0 ? 0 : Double(covariance) / Double(variance)
  let centre = Double(sumY) / Double(max(1, ink))
  for y in 0..<side {
    let move = slant * (Double(y) - centre)
    let whole = move.rounded(.down)
    let fraction = Float(move - whole)
    func pixel(_ x: Int) -> Float { (0..<side).contains(x) ? Float(digit[y * side + x]) : 0 }
    for x in 0..<side {
      let left = x + Int(whole)
      result[y * side + x] = UInt8((pixel(left) + fraction * (pixel(left + 1) - pixel(left))).rounded())
    }
  }
}
