/// The one-to-one assignment of rows to columns whose gains have the largest sum, by the Hungarian algorithm (Kuhn 1955;
/// Munkres 1957) in its form with shortest augmenting paths, of n³ steps.
///
///     maximise  Σ row  gains[row][column(row)]      over all permutations
///
/// Every row and every column has a potential, and no gain is larger than the sum of its two. Rows join one after
/// another: a row looks for the free column that it reaches with the least loss, moving others to the columns that suit
/// them next; the potentials then fall by that loss. Where gains equal the sum of their potentials, none larger exists.
///
/// - Parameter gains: `[n][n]`, finite.
/// - Returns: the column of each row.
/// - Precondition: there are as many columns as rows, and no gain is infinite or no number.
public func bestAssignment(_ gains: [[Double]]) -> [Int] {
  let n = gains.count
  precondition(
    gains.allSatisfy { $0.count == n && $0.allSatisfy(\.isFinite) },
    "gains of \(n) rows and \(Set(gains.map(\.count)).sorted()) columns, or one that is no number")
  // Column n stands for a row that waits for its place.
  var rowOf = [Int?](repeating: nil, count: n + 1)
  var rowPotentials = [Double](repeating: 0, count: n)
  var columnPotentials = [Double](repeating: 0, count: n + 1)
  for row in 0..<n {
    rowOf[n] = row
    var column = n
    var least = [Double](repeating: .infinity, count: n)
    var previous = [Int](repeating: n, count: n)
    var isReached = [Bool](repeating: false, count: n + 1)
    while let current = rowOf[column] {
      isReached[column] = true
      var (step, next) = (Double.infinity, n)
      for other in 0..<n where !isReached[other] {
        let loss = rowPotentials[current] + columnPotentials[other] - gains[current][other]
        if loss < least[other] { (least[other], previous[other]) = (loss, column) }
        if least[other] < step { (step, next) = (least[other], other) }
      }
      for other in 0...n {
        if isReached[other] {
          rowPotentials[rowOf[other]!] -= step
          columnPotentials[other] += step
        } else {
          least[other] -= step
        }
      }
      column = next
    }
    while column != n {
      rowOf[column] = rowOf[previous[column]]
      column = previous[column]
    }
  }
  var columns = [Int](repeating: 0, count: n)
  for column in 0..<n { columns[rowOf[column]!] = column }
  return columns
}
