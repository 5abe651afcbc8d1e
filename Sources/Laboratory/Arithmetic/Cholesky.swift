/// Solves A · x = b for several right sides, A symmetric and positive definite, by Cholesky's decomposition:
///
///     A = L · Lᵀ      L[i, j] = (A[i, j] − Σ k < j  L[i, k] · L[j, k]) ÷ L[j, j]
///     L · z = b,  Lᵀ · x = z
///
/// - Parameter rightSides: vectors of A's order.
/// - Returns: a solution for each.
/// - Precondition: A is positive definite, to the precision of `Double`.
func solve(_ matrix: SymmetricMatrix, rightSides: [[Double]]) -> [[Double]] {
  let order = matrix.order
  var lower = matrix
  for i in 0..<order {
    for j in 0...i {
      var sum = lower[i, j]
      for k in 0..<j { sum -= lower[i, k] * lower[j, k] }
      if i == j { precondition(sum > 0, "row \(i) of \(order): the matrix is not positive definite") }
      lower[i, j] = i == j ? sum.squareRoot() : sum / lower[j, j]
    }
  }
  return rightSides.map { side in
    var x = side
    for i in 0..<order {
      for k in 0..<i { x[i] -= lower[i, k] * x[k] }
      x[i] /= lower[i, i]
    }
    for i in (0..<order).reversed() {
      for k in i + 1..<order { x[i] -= lower[k, i] * x[k] }
      x[i] /= lower[i, i]
    }
    return x
  }
}
