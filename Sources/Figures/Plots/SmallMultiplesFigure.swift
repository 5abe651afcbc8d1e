import Cairo

/// Curves in many small panels on one scale: a row of panels for every group of curves, or one panel where there is one
/// axis. One curve, the reference, stands in every group, so that each is seen against it.
public struct SmallMultiplesFigure: FluidFigure {
  /// A panel of every group.
  public struct Facet: Hashable, Sendable {
    /// What stands above its panels.
    public var title: String
    /// What its horizontal axis is, with its unit.
    public var x: String

    /// A panel under its title, over the axis `x`.
    public init(_ title: String, x: String) {
      self.title = title
      self.x = x
    }
  }

  /// Curves that belong together.
  public struct Group: Hashable, Sendable {
    /// What stands above its panels.
    public var name: String
    /// For every facet the group's curves, of the same names in the same order.
    public var panels: [[LinesFigure.Line]]

    /// Curves that belong together: an array of them for every facet.
    public init(_ name: String, _ panels: [[LinesFigure.Line]]) {
      self.name = name
      self.panels = panels
    }
  }

  public let name: String
  public let title: String
  public let caption: String
  private let groups: [Group]
  private let facets: [Facet]
  private let reference: String
  private let yLabel: String
  private let yRange: ClosedRange<Double>
  private let xIsLogarithmic: Bool
  private let yIsLogarithmic: Bool
  public var width = Style.fullWidth

  /// - Parameters:
  ///   - title: what stands above the figure.
  ///   - groups: the curves, a row of panels for each group.
  ///   - facets: the panels of every row.
  ///   - reference: the name of the curve that stands in every group; one that no group has stands nowhere.
  ///   - y: what the vertical axis of every panel is, with its unit.
  ///   - yRange: its extent; that of values and bands unless told.
  ///   - xIsLogarithmic: whether equal distances are equal factors along every horizontal axis.
  ///   - yIsLogarithmic: whether they are along every vertical axis.
  ///   - name: for file names.
  ///   - caption: what stands below the figure.
  /// - Precondition: every group has curves in every facet, at most four beside the reference; the values are finite, and
  ///   above 0 along a logarithmic axis.
  public init(
    _ title: String, groups: [Group], facets: [Facet], reference: String, y: String,
    yRange: ClosedRange<Double>? = nil, xIsLogarithmic: Bool = false, yIsLogarithmic: Bool = false,
    name: String, caption: String
  ) {
    precondition(!groups.isEmpty && !facets.isEmpty, "\(groups.count) groups of \(facets.count) panels")
    for group in groups {
      precondition(
        group.panels.count == facets.count && group.panels.allSatisfy { !$0.isEmpty },
        "\(group.name) has curves for \(group.panels.count) panels of \(facets.count)")
      let others = group.panels[0].count { $0.name != reference }
      precondition(
        others <= Self.dashes.count, "\(group.name) has \(others) curves, where four can be told apart")
    }
    let values = groups.flatMap { $0.panels.flatMap { $0.flatMap(\.values) } }
    self.name = name
    self.title = title
    self.caption = caption
    self.groups = groups
    self.facets = facets
    self.reference = reference
    yLabel = y
    self.yRange = yRange ?? values.min()!...values.max()!
    self.xIsLogarithmic = xIsLogarithmic
    self.yIsLogarithmic = yIsLogarithmic
  }

  // MARK: Words and numbers

  public var alternativeText: String {
    let lines = groups.flatMap { group in
      group.panels[0].indices.map { index in
        let ends = zip(facets, group.panels).map { facet, lines in
          let points = lines[index].points
          return (facet.title.isEmpty ? "" : "\(facet.title) ")
            + "from \(words(points[0])) to \(words(points.last!))"
        }
        return "\(group.panels[0][index].name): \(ends.joined(separator: ", "))."
      }
    }
    return "\(title). \(yLabel.capitalised) over \(Numbers.list(facets.map(axis))). "
      + lines.joined(separator: " ")
  }

  private func axis(of facet: Facet) -> String {
    facet.title.isEmpty ? facet.x : "\(facet.title) (\(facet.x))"
  }

  private func words(_ point: Point) -> String { "\(words(ofValue: point.y)) at \(Numbers.trimmed(point.x))" }

  private func words(ofValue y: Double) -> String {
    yIsLogarithmic ? Numbers.significant(y) : Numbers.fixed(y, 1)
  }

  /// The numbers of every facet: a row for every curve, a column for every place.
  public var tables: [(name: String, table: Table)] {
    facets.indices.map { facet in
      let lines = groups.flatMap { $0.panels[facet] }
      let places = Set(lines.flatMap { $0.points.map(\.x) }).sorted()
      let table = Table(
        header: [axis(of: facets[facet])] + places.map { Numbers.trimmed($0) },
        rows: lines.map { line in
          [line.name]
            + places.map { x in line.points.first { $0.x == x }.map { words(ofValue: $0.y) } ?? "–" }
        })
      return (axis(of: facets[facet]), table)
    }
  }

  /// The table of the only facet, or those of all in one: a row for every value.
  public var table: Table {
    if facets.count == 1 { return tables[0].table }
    let titles = facets.map(axis)
    return Table(
      header: ["curve", "axis", "place", yLabel, "from", "to"],
      rows: groups.flatMap { group in
        zip(titles, group.panels).flatMap { title, lines in
          lines.flatMap { line in
            line.points.indices.map { index in
              let band = line.band.isEmpty ? nil : line.band[index]
              return [
                line.name, title, Numbers.trimmed(line.points[index].x), words(ofValue: line.points[index].y),
              ]
                + [band?.lowerBound, band?.upperBound].map { $0.map(words(ofValue:)) ?? "–" }
            }
          }
        }
      })
  }

  // MARK: Layout

  private static let dashes: [[Double]] = [[], [6, 2], [2, 2], [6, 2, 1.5, 2]]
  private static let axisWidth = 28.0
  private static let gap = 18.0
  /// Right of the last panel, for half of its last tick's label.
  private static let end = 8.0
  private static let groupGap = 18.0
  private static let nameHeight = 15.0
  private static let keyRow = 13.0
  private static let swatch = 18.0

  /// One panel of a group leaves room for another group beside it.
  private var groupsAcross: Int { facets.count > 1 || isNarrow ? 1 : 2 }
  private var panelsAcross: Int { isNarrow ? min(2, facets.count) : facets.count }

  private var groupWidth: Double {
    (width - Double(groupsAcross - 1) * Self.groupGap) / Double(groupsAcross)
  }

  private var panelSize: Size {
    let room = groupWidth - Self.axisWidth - Self.end - Double(panelsAcross - 1) * Self.gap
    return Size((room / Double(panelsAcross)).rounded(.down), facets.count > 1 ? (isNarrow ? 66 : 74) : 118)
  }

  private var panelRows: Int { (facets.count + panelsAcross - 1) / panelsAcross }
  private var panelPitch: Double { titleHeight + panelSize.height + 27 }
  private var titleHeight: Double { facets.count > 1 ? 18 : 4 }

  private struct Entry {
    var name: String
    var color: Color
    var dash: [Double]
    var place: Point
  }

  /// The names of a group's curves, in rows that fit; the reference first.
  private func key(of group: Group, palette: Palette) -> [Entry] {
    let names = group.panels[0].map(\.name).filter { $0 != reference }
    let hasReference = groups.contains { $0.panels[0].contains { $0.name == reference } }
    let colors = [palette.active, palette.positive, palette.negative, palette.muted]
    var entries = zip(names, zip(colors, Self.dashes)).map {
      Entry(name: $0, color: $1.0, dash: $1.1, place: Point(0, 0))
    }
    if hasReference {
      entries.append(Entry(name: reference, color: palette.accent, dash: [], place: Point(0, 0)))
    }
    var place = Point(0, 0)
    for index in entries.indices {
      let needed = Self.swatch + 5 + Font.tick.width(of: entries[index].name)
      if place.x > 0 && place.x + needed > groupWidth { place = Point(0, place.y + Self.keyRow) }
      entries[index].place = place
      place.x += needed + 14
    }
    return entries
  }

  private func keyHeight(of group: Group) -> Double {
    (key(of: group, palette: .light).last?.place.y ?? 0) + Self.keyRow
  }

  /// Where each group begins, and where the last ends. Groups side by side have keys of one height, so that their panels
  /// align.
  private var layout: (places: [Point], keys: [Double], end: Double) {
    var places: [Point] = []
    var keys: [Double] = []
    var y = 22.0
    for first in stride(from: 0, to: groups.count, by: groupsAcross) {
      let row = groups[first..<min(first + groupsAcross, groups.count)]
      let key = row.map(keyHeight).max()!
      for column in row.indices {
        places.append(Point(Double(column - first) * (groupWidth + Self.groupGap), y))
        keys.append(key)
      }
      y += Self.nameHeight + key + Double(panelRows) * panelPitch + 14
    }
    return (places, keys, y - 14)
  }

  public var bodySize: Size { Size(width, layout.end) }

  // MARK: Drawing

  public func draw(on context: Context, theme: Theme) throws {
    let palette = theme.palette
    let layout = layout
    context.text(yLabel, at: Point(0, 8), font: .tick, color: palette.ink)
    for (group, (place, keyHeight)) in zip(groups, zip(layout.places, layout.keys)) {
      let key = key(of: group, palette: palette)
      context.at(place) {
        context.text(group.name, at: Point(0, 9), font: .label, color: palette.ink)
        context.at(Point(0, Self.nameHeight)) { draw(key, on: context) }
        for facet in facets.indices {
          let origin = Point(
            Self.axisWidth + Double(facet % panelsAcross) * (panelSize.width + Self.gap),
            Self.nameHeight + keyHeight + Double(facet / panelsAcross) * panelPitch + titleHeight)
          context.at(origin) { draw(facet, of: group, key: key, on: context, palette: palette) }
        }
      }
    }
  }

  private func draw(_ key: [Entry], on context: Context) {
    for entry in key {
      let y = entry.place.y + 6
      context.stroke(
        Point(entry.place.x, y), Point(entry.place.x + Self.swatch, y), color: entry.color, width: 1.5,
        dash: entry.dash)
      context.text(
        entry.name, at: Point(entry.place.x + Self.swatch + 5, y + 3), font: .tick, color: entry.color)
    }
  }

  private func draw(_ facet: Int, of group: Group, key: [Entry], on context: Context, palette: Palette) {
    let all = groups.flatMap { $0.panels[facet] }
    let places = all.flatMap { $0.points.map(\.x) }
    let panel = Panel(
      panelSize, x: places.min()!...places.max()!, xIsLogarithmic: xIsLogarithmic, y: yRange,
      yIsLogarithmic: yIsLogarithmic)
    context.text(facets[facet].title, at: Point(0, -5), font: .tick, color: palette.ink)
    panel.drawAxes(
      x: facets[facet].x,
      ticks: panel.x.ticks(
        Int(panelSize.width / 24), ofWholeNumbers: places.allSatisfy { $0 == $0.rounded() }
      )
      .map { ($0.value, $0.value == 0 ? "0" : $0.label) },
      showsHeights: facet % panelsAcross == 0, on: context, palette: palette)
    let curves = key.compactMap { entry in
      all.first { $0.name == entry.name }.map {
        Curve(name: "", color: entry.color, points: $0.points, band: $0.band, dash: entry.dash)
      }
    }
    panel.drawLines(of: curves, marks: false, on: context)
  }
}
