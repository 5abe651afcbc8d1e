import LeNet

/// How similar two sets of values are that n digits evoke, whatever the units: 1 where one is the other turned, mirrored
/// or scaled, 0 where no unit of one varies with any of the other (linear centred kernel alignment; Kornblith and others,
/// "Similarity of neural network representations revisited", ICML 2019).
///
///     CKA = ‖Yᵀ X‖² ÷ (‖Xᵀ X‖ · ‖Yᵀ Y‖)      of columns whose mean is subtracted, with Frobenius's norm
///         = ⟨X Xᵀ, Y Yᵀ⟩ ÷ (‖X Xᵀ‖ · ‖Y Yᵀ‖)
///
/// Whichever form has the smaller products is computed. With few digits for the number of units, unrelated values look
/// alike too: take several digits for each unit.
///
/// - Parameters:
///   - x: `[n, p]`.
///   - y: `[n, q]`, of the same n digits.
///   - n: the number of digits.
///   - threads: how many share the work; the result is the same for any number.
/// - Returns: 0…1; 0 where a set does not vary.
/// - Precondition: both sets have a row of equal length for each digit.
public func linearCKA(_ x: [Float], _ y: [Float], digits n: Int, threads: Int = 1) -> Double {
  precondition(
    n > 0 && x.count.isMultiple(of: n) && y.count.isMultiple(of: n),
    "\(x.count) and \(y.count) values of \(n) digits")
  let (p, q) = (x.count / n, y.count / n)
  let (x, y) = (centred(x, rows: n), centred(y, rows: n))
  if n < p + q {
    let (kx, ky) = (gram(x, rows: n, threads: threads), gram(y, rows: n, threads: threads))
    return ratio(dot(kx, ky), dot(kx, kx), dot(ky, ky))
  }
  // Features of both, side by side.
  let moments = secondMoments(features: p + q, samples: n, threads: threads) { first, column, stride in
    for lane in 0..<16 {
      let digit = first + lane
      for f in 0..<p { column[f * stride][lane] = digit < n ? x[digit * p + f] : 0 }
      for f in 0..<q { column[(p + f) * stride][lane] = digit < n ? y[digit * q + f] : 0 }
    }
  }
  func squares(_ rows: Range<Int>, _ columns: Range<Int>) -> Double {
    rows.reduce(0) { sum, row in
      columns.reduce(sum) { $0 + moments[row * (p + q) + $1] * moments[row * (p + q) + $1] }
    }
  }
  return ratio(squares(0..<p, p..<p + q), squares(0..<p, 0..<p), squares(p..<p + q, p..<p + q))
}

/// Subtracts from every column its mean.
func centred(_ values: [Float], rows: Int) -> [Float] {
  let columns = values.count / rows
  var means = [Double](repeating: 0, count: columns)
  for row in 0..<rows {
    for column in 0..<columns { means[column] += Double(values[row * columns + column]) }
  }
  for column in 0..<columns { means[column] /= Double(rows) }
  return values.indices.map { Float(Double(values[$0]) - means[$0 % columns]) }
}

/// `[rows, rows]`: the products of every two rows.
func gram(_ values: [Float], rows: Int, threads: Int) -> [Double] {
  let columns = values.count / rows
  return secondMoments(features: rows, samples: columns, threads: threads) { first, column, stride in
    for row in 0..<rows {
      for lane in 0..<16 {
        column[row * stride][lane] = first + lane < columns ? values[row * columns + first + lane] : 0
      }
    }
  }
}

private func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }

private func ratio(_ product: Double, _ first: Double, _ second: Double) -> Double {
  first > 0 && second > 0 ? product / (first * second).squareRoot() : 0
}
