extension Subsampling {
  /// Halves one digit's maps.
  func forwardOne(_ values: UnsafePointer<Float>, into result: UnsafeMutablePointer<Float>) {
    let width = input.width
    for row in 0..<output.channels * output.height {
      let window = values + 2 * row * width
      let halved = result + row * output.width
      switch method {
      case .mean:
        for x in 0..<output.width {
          let top = window[2 * x] + window[2 * x + 1]
          let bottom = window[width + 2 * x] + window[width + 2 * x + 1]
          halved[x] = 0.25 * (top + bottom)
        }
      case .stride:
        for x in 0..<output.width { halved[x] = window[2 * x] }
      }
    }
  }
}
