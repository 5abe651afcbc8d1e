import LeNet

/// A few random directions in a space of many parameters.
///
///     θ = θ₀ + P · z        P: [parameters, dimension], z: [dimension]
///
/// P is sparse: the parameters are cut into √parameters equal parts, and a column has one random element in each, ±1 ÷
/// √parts. So every column has length 1, and two have nothing in common but chance: their product is about 0 ± 1 ÷ √parts.
/// (After P. Li, T. Hastie and K. Church, "Very sparse random projections", KDD 2006, who draw every element with
/// probability 1 ÷ √parameters; Li and others, 2018, use theirs for large networks.)
struct RandomSubspace: Sendable {
  /// Parameters of the whole space.
  let parameters: Int
  /// Columns.
  let dimension: Int
  /// Elements of a column that are not 0.
  private let parts: Int
  /// `[dimension, parts]`: where they are, with the element's sign in the lowest bit.
  private let places: [UInt32]
  private let magnitude: Float

  /// - Precondition: there are parameters.
  init(parameters: Int, dimension: Int, using generator: inout some RandomNumberGenerator) {
    let parts = Int(Double(parameters).squareRoot())
    precondition(parameters > 0, "\(parameters) parameters")
    self.parameters = parameters
    self.dimension = dimension
    self.parts = parts
    magnitude = 1 / Float(parts).squareRoot()
    var places: [UInt32] = []
    places.reserveCapacity(dimension * parts)
    for _ in 0..<dimension {
      for part in 0..<parts {
        let range = part * parameters / parts..<(part + 1) * parameters / parts
        let place = UInt32(Int.random(in: range, using: &generator))
        places.append(place << 1 | (Bool.random(using: &generator) ? 1 : 0))
      }
    }
    self.places = places
  }

  /// The whole space: every parameter is a direction.
  init(axesOf parameters: Int) {
    self.parameters = parameters
    (dimension, parts, magnitude) = (parameters, 1, 1)
    places = (0..<UInt32(parameters)).map { $0 << 1 }
  }

  /// Adds P · z to a vector of parameters.
  func add(_ z: [Float], to vector: inout [Float]) {
    for column in 0..<dimension {
      let value = magnitude * z[column]
      for index in column * parts..<(column + 1) * parts {
        let place = places[index]
        vector[Int(place >> 1)] += place & 1 == 0 ? value : -value
      }
    }
  }

  /// Writes Pᵀ · vector: a gradient with respect to the parameters becomes the one with respect to z.
  func project(_ vector: [Float], into result: inout [Float]) {
    for column in 0..<dimension {
      var sum: Float = 0
      for index in column * parts..<(column + 1) * parts {
        let place = places[index]
        let value = vector[Int(place >> 1)]
        sum += place & 1 == 0 ? value : -value
      }
      result[column] = magnitude * sum
    }
  }
}
