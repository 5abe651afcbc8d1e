import LeNet

extension GridMesh {
  /// Pixels along the longer side of the picture that grids are looked for in, at least, where there are as many.
  private static let workingSide = 1000

  /// Finds the largest complete grid of a picture; nil where there is none.
  ///
  /// 1. What is darker than both sides of it, level or upright, may be a line's ink.
  /// 2. Figures that such ink makes up have four corners: through them the picture is seen from above.
  /// 3. There, lines are followed from strip to strip, bent as they may be, and the lines that cross each other everywhere
  ///    between four of them are a grid.
  /// 4. The grid's own corners give a better view from above, in which its lines are followed again.
  public init?(in picture: Picture) {
    let longer = max(picture.width, picture.height)
    let step = max(1, longer / Self.workingSide)
    guard min(picture.width, picture.height) >= 16 * step else { return nil }
    let small = picture.blockMeans(of: step)
    let reach = max(3, max(small.width, small.height) / 128)
    let ink = small.levelInk(reach: reach).combined(with: small.uprightInk(reach: reach), max)
    let grain = ink.values.quantile(0.5)
    var best: (mesh: GridMesh, area: Float)?
    for factor: Float in [4, 2.5] {
      for outline in ink.lineFigures(above: max(0.015, factor * grain)).prefix(6) {
        guard let mesh = small.mesh(within: outline) else { continue }
        let size = mesh.corners.size
        let area = size.width * size.height
        if area > best?.area ?? 0 { best = (mesh, area) }
      }
      if best != nil { break }
    }
    guard let best else { return nil }
    self = best.mesh.map { ($0 + 0.5) * Float(step) - 0.5 }
  }
}

extension Picture {
  /// Pixels along the longer side of a grid in the picture in which its lines are followed.
  private static var straightSide: Float { 640 }

  /// The grid within four corners, or near them.
  fileprivate func mesh(within outline: Quadrilateral) -> GridMesh? {
    guard let first = straightMesh(within: outline) else { return nil }
    return straightMesh(within: first.corners) ?? first
  }

  private func straightMesh(within outline: Quadrilateral) -> GridMesh? {
    let size = outline.size
    let longer = max(size.width, size.height)
    let scale = min(1.5, Self.straightSide / longer)
    let (width, height) = (Int(size.width * scale), Int(size.height * scale))
    let margin = max(width, height) / 16
    guard min(width, height) >= 12 else { return nil }
    let upright = Quadrilateral(
      x: Float(margin)...Float(margin + width), y: Float(margin)...Float(margin + height))
    guard let map = Homography(from: upright, to: outline) else { return nil }
    let straight = seen(through: map, width: width + 2 * margin, height: height + 2 * margin)
    return GridLines(in: straight).mesh?.map { map($0) }
  }
}
