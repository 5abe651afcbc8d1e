/// A symmetric matrix of `Double`, row by row.
struct SymmetricMatrix {
  let order: Int
  var values: [Double]

  /// - Precondition: there are `order`² values.
  init(order: Int, values: [Double]) {
    precondition(values.count == order * order, "\(values.count) values for a matrix of order \(order)")
    self.order = order
    self.values = values
  }

  subscript(row: Int, column: Int) -> Double {
    get { values[row * order + column] }
    set { values[row * order + column] = newValue }
  }

  /// The product with a vector: the sum of the rows, each times its element.
  func product(with vector: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: order)
    for row in 0..<order {
      let factor = vector[row]
      for column in 0..<order { result[column] += factor * values[row * order + column] }
    }
    return result
  }
}
