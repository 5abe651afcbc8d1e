import LeNet

/// Finds a ruled grid in a photograph, a sudoku or a form's boxes, and reads its cells.
public struct GridReader: Sendable {
  /// What reads the digits.
  public let judge: Judge

  /// A reader whose digits `judge` reads.
  public init(_ judge: Judge) { self.judge = judge }

  /// The largest complete grid of a picture, read; nil where there is none.
  ///
  /// Its first row is the one at the picture's top, unless the network is surer of the digits as they stand when the
  /// picture is turned: cameras note wrongly how they were held. One of 9 × 9 cells is taken for a sudoku, where no 0 stands.
  public func read(_ picture: Picture) -> Grid? {
    guard let mesh = GridMesh(in: picture) else { return nil }
    let symbols = symbols(of: mesh, in: picture)
    let turns = quarterTurns(of: symbols)
    guard turns > 0 else { return Grid(mesh, symbols) }
    let turned = (0..<turns).reduce(mesh) { mesh, _ in mesh.turned }
    return Grid(turned, self.symbols(of: turned, in: picture))
  }

  private func symbols(of mesh: GridMesh, in picture: Picture) -> [Symbol] {
    let symbols = CellReader(judge).read(mesh.outlines, in: picture)
    return mesh.isSudoku ? symbols.map { $0.excluding(0, by: judge) } : symbols
  }

  /// Fewer digits may look surer upside down by chance.
  private static let leastDigits = 8
  /// How sure the network is, in the mean, of digits that stand upright; and by how much surer than of the same digits
  /// turned.
  private static let (uprightConfidence, advantage): (Float, Float) = (0.9, 0.05)

  /// By how many quarters, anticlockwise, the digits have to be turned to stand upright.
  private func quarterTurns(of symbols: [Symbol]) -> Int {
    var digits = symbols.compactMap { $0.normalisation?.digit }
    guard digits.count >= Self.leastDigits else { return 0 }
    let confidences = (0..<4).map { turn in
      if turn > 0 { digits = digits.map { $0.turned } }
      return judge.judgements(of: digits).reduce(0) { $0 + $1.confidence } / Float(digits.count)
    }
    let best = confidences.indices.reduce(0) { confidences[$1] > confidences[$0] ? $1 : $0 }
    let isClear =
      confidences[best] >= Self.uprightConfidence && confidences[best] >= confidences[0] + Self.advantage
    return isClear ? best : 0
  }
}

extension Grid {
  /// - Parameter symbols: row by row.
  fileprivate init(_ mesh: GridMesh, _ symbols: [Symbol]) {
    nodes = mesh.nodes
    cells = (0..<mesh.rows).map { Array(symbols[$0 * mesh.columns..<($0 + 1) * mesh.columns]) }
  }
}

extension Digit {
  /// The digit turned by a quarter, its right column on top.
  fileprivate var turned: Digit {
    var turned: [Float] = []
    for row in 0..<Self.side {
      for column in 0..<Self.side { turned.append(pixels[column * Self.side + Self.side - 1 - row]) }
    }
    return Digit(pixels: turned)
  }
}
