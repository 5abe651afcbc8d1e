import LeNet

/// A ruled grid that was found in a picture, and what stands in its cells.
public struct Grid: Sendable {
  /// Where lines cross: `[rows + 1][columns + 1]`, in the picture's pixels.
  public let nodes: [[Place]]
  /// `[rows][columns]`.
  public let cells: [[Symbol]]

  /// How many rows of cells there are.
  public var rows: Int { cells.count }
  /// How many columns of cells there are.
  public var columns: Int { cells[0].count }

  /// The outermost nodes.
  public var corners: Quadrilateral { GridMesh(nodes: nodes).corners }
}

/// Where the lines of a grid cross.
///
/// Paper bends, so that each cell has corners of its own.
public struct GridMesh: Hashable, Sendable {
  /// `[rows + 1][columns + 1]`, in a picture's pixels.
  public let nodes: [[Place]]

  /// How many rows of cells there are.
  public var rows: Int { nodes.count - 1 }
  /// How many columns of cells there are.
  public var columns: Int { nodes[0].count - 1 }

  /// The corners of a cell.
  public func outline(row: Int, column: Int) -> Quadrilateral {
    Quadrilateral(
      topLeft: nodes[row][column], topRight: nodes[row][column + 1],
      bottomRight: nodes[row + 1][column + 1], bottomLeft: nodes[row + 1][column])
  }

  /// The corners of the cells, row by row.
  public var outlines: [Quadrilateral] {
    (0..<rows).flatMap { row in (0..<columns).map { outline(row: row, column: $0) } }
  }

  /// The outermost nodes.
  public var corners: Quadrilateral {
    Quadrilateral(
      topLeft: nodes[0][0], topRight: nodes[0][columns], bottomRight: nodes[rows][columns],
      bottomLeft: nodes[rows][0])
  }

  /// The mesh of the picture turned by a quarter, its right column on top; the nodes stay where they are.
  var turned: GridMesh {
    GridMesh(nodes: (0...columns).map { row in nodes.map { $0[columns - row] } })
  }

  /// The mesh with every node moved.
  func map(_ move: (Place) -> Place) -> GridMesh { GridMesh(nodes: nodes.map { $0.map(move) }) }
}
