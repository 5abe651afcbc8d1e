extension SymmetricMatrix {
  /// The eigenvectors of the largest eigenvalues, which come first, by orthogonal iteration: vectors are multiplied by the
  /// matrix and made orthonormal, again and again, and what remains spans the directions that grow most.
  ///
  /// Twice as many vectors as asked for take part, so that those wanted have converged long before the last: with
  /// eigenvalues λ, the error falls by λ[2 · count] ÷ λ[count − 1] each time. Within their span, Jacobi's rotations find
  /// the eigenvectors themselves. The matrix must have no large negative eigenvalues, as covariances have not.
  ///
  /// An eigenvector's sign is free: its largest element is positive.
  ///
  /// - Parameter generator: gives the vectors to begin with; it changes no more than the last bits.
  func largestEigenvectors(
    _ count: Int, using generator: inout some RandomNumberGenerator
  ) -> [(value: Double, vector: [Double])] {
    let size = min(2 * count, order)
    var basis: [[Double]] = []
    for _ in 0..<size { basis.append((0..<order).map { _ in Double.random(in: -1...1, using: &generator) }) }
    makeOrthonormal(&basis)
    for _ in 0..<40 {
      basis = basis.map(product)
      makeOrthonormal(&basis)
    }
    let images = basis.map(product)
    let (values, rotations) = SymmetricMatrix(
      order: size, values: basis.flatMap { vector in images.map { dot(vector, $0) } }
    ).eigenvectors()
    let ranked = values.indices.sorted { values[$0] > values[$1] }
    return ranked.prefix(count).map { index in
      var vector = [Double](repeating: 0, count: order)
      for (place, direction) in basis.enumerated() {
        add(direction, times: rotations[index][place], to: &vector)
      }
      let largest = vector.max { abs($0) < abs($1) }!
      return (values[index], largest < 0 ? vector.map(-) : vector)
    }
  }

  /// All eigenvalues with their eigenvectors, in no order, by Jacobi's rotations: each turns two axes so that the element
  /// they share becomes zero.
  func eigenvectors() -> (values: [Double], vectors: [[Double]]) {
    var matrix = self
    var vectors = (0..<order).map { row in (0..<order).map { $0 == row ? 1.0 : 0.0 } }
    let scale = values.reduce(0) { $0 + $1 * $1 }
    // Convergence is quadratic: ten rounds are more than enough for any order in use.
    for _ in 0..<20 {
      var rest = 0.0
      for p in 0..<order {
        for q in p + 1..<order { rest += matrix[p, q] * matrix[p, q] }
      }
      if rest <= 1e-30 * scale { break }
      for p in 0..<order {
        for q in p + 1..<order where matrix[p, q] != 0 {
          // tan of the angle is the smaller root of t² + 2 t · cot 2θ − 1.
          let cotangent = (matrix[q, q] - matrix[p, p]) / (2 * matrix[p, q])
          let tangent = (cotangent < 0 ? -1 : 1) / (abs(cotangent) + (cotangent * cotangent + 1).squareRoot())
          let cosine = 1 / (tangent * tangent + 1).squareRoot()
          let sine = tangent * cosine
          for k in 0..<order {
            let (a, b) = (matrix[k, p], matrix[k, q])
            matrix[k, p] = cosine * a - sine * b
            matrix[k, q] = sine * a + cosine * b
          }
          for k in 0..<order {
            let (a, b) = (matrix[p, k], matrix[q, k])
            matrix[p, k] = cosine * a - sine * b
            matrix[q, k] = sine * a + cosine * b
            let (u, v) = (vectors[p][k], vectors[q][k])
            vectors[p][k] = cosine * u - sine * v
            vectors[q][k] = sine * u + cosine * v
          }
        }
      }
    }
    return ((0..<order).map { matrix[$0, $0] }, vectors)
  }
}

/// Makes vectors orthonormal in their order (Gram and Schmidt). Each is freed twice of what lies along those before it:
/// once leaves a rest where little remains.
private func makeOrthonormal(_ vectors: inout [[Double]]) {
  for index in vectors.indices {
    var vector = vectors[index]
    for _ in 0..<2 {
      for other in vectors[..<index] { add(other, times: -dot(other, vector), to: &vector) }
    }
    let norm = dot(vector, vector).squareRoot()
    vectors[index] = norm > 0 ? vector.map { $0 / norm } : vector
  }
}

private func dot(_ a: [Double], _ b: [Double]) -> Double {
  var sum = SIMD8<Double>.zero
  for first in stride(from: 0, to: a.count & ~7, by: 8) {
    for lane in 0..<8 { sum[lane] += a[first + lane] * b[first + lane] }
  }
  var rest = sum.sum()
  for index in a.count & ~7..<a.count { rest += a[index] * b[index] }
  return rest
}

private func add(_ vector: [Double], times factor: Double, to sum: inout [Double]) {
  for index in sum.indices { sum[index] += factor * vector[index] }
}
