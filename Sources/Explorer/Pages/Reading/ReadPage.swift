import Figures
import Foundation
import LeNet
import Pages
import Reading

/// What was read in pictures, as a page on which every step from the photograph to the label can be questioned.
public struct ReadPage {
  private let readings: [PictureReading]
  private let leastEvidence: Float
  private let rejection: RejectionFigure?
  private let network: NetworkSummary
  private let site: Site.View?

  /// - Parameters:
  ///   - readings: what was read, picture by picture.
  ///   - leastEvidence: with how much a digit is believed.
  ///   - rejection: how well the reader rejects, where that was measured.
  ///   - network: what is known of the network that read.
  ///   - site: the pages around it, if it is not by itself.
  public init(
    _ readings: [PictureReading], leastEvidence: Float, rejection: RejectionFigure?, network: NetworkSummary,
    site: Site.View? = nil
  ) {
    self.readings = readings
    self.leastEvidence = leastEvidence
    self.rejection = rejection
    self.network = network
    self.site = site
  }

  /// The figures, for files beside the page.
  public var figures: [any Figure] {
    (readings.count == 1 ? readings[0].latticeFigures : []) + (rejection.map { [$0] } ?? [])
  }

  /// One self-contained HTML file, without a script.
  public var html: String {
    get throws {
      let title = readings.count == 1 ? readings[0].fileName : Numbers.count(readings.count, "picture")
      let page = try Page(
        title: "\(title), read by LeNet-5",
        description: "Every step from a photograph to the digits that LeNet-5 reads in it.",
        template: PackageResources.read_mustache, site: site)
      // On one scale everywhere, on which the least evidence stands at half of the width or before.
      let evidence = readings.flatMap(\.digits).map { $0.judgement!.evidence }
      let scale = EvidenceScale(least: leastEvidence, most: max(2 * leastEvidence, evidence.max() ?? 0))
      var places = 0
      let pictures = try readings.enumerated().map { index, reading in
        defer { places += reading.digits.count }
        return try PictureView(reading, number: index + 1, firstPlace: places, scale: scale, site: site)
      }
      return try page.html(
        Content(
          heading: "\(title), read by LeNet-5",
          said: readings.count == 1 ? readings[0].said : nil,
          verdict: readings.count == 1 ? readings[0].verdict : Self.verdict(of: readings),
          score: readings.count == 1 ? readings[0].score : nil, pictures: pictures,
          hasSeveral: readings.count > 1, hasReport: site != nil,
          leastEvidence: Numbers.fixed(leastEvidence, 1),
          rejection: try rejection.map { try FigureView($0) }, network: network.words))
    }
  }

  private static func verdict(of readings: [PictureReading]) -> String {
    let (digits, rejected) = readings.reduce((0, 0)) { ($0.0 + $1.digits.count, $0.1 + $1.rejectedCount) }
    return "\(Numbers.count(digits, "digit")) in \(Numbers.word(readings.count)) pictures; "
      + "\(rejected == 0 ? "all" : Numbers.grouped(digits - rejected)) of them are believed."
  }

  /// What the template is filled with.
  private struct Content {
    let heading: String
    let said: String?
    let verdict: String
    let score: String?
    let pictures: [PictureView]
    let hasSeveral, hasReport: Bool
    let leastEvidence: String
    let rejection: FigureView?
    let network: String
  }
}

/// A picture's part of the page.
struct PictureView {
  let number: Int
  let source, summary: String
  let ownSaid, ownScore: String?
  let drawing: String
  let table: TableView
  let pieces: [PieceView]
  /// Links to those that want a second look, none where there are none.
  let doubts, others: PieceLinks?
  let lattices: [FigureView]
  let hasLattices: Bool

  struct PieceLinks {
    let links: [PieceView]
  }

  /// - Parameter firstPlace: how many digits the pictures before this one have.
  init(_ reading: PictureReading, number: Int, firstPlace: Int, scale: EvidenceScale, site: Site.View?) throws
  {
    self.number = number
    source = reading.source.plain
    summary = reading.verdict
    ownSaid = reading.said
    ownScore = reading.score
    drawing = ReadingDrawing(reading, number: number).svg
    table = TableView(reading.table, name: "What was read in \(reading.source.plain)")
    var pieces: [PieceView] = []
    for group in reading.groups {
      for (index, symbol) in group.symbols.enumerated() {
        guard let normalisation = symbol.normalisation, let judgement = symbol.judgement else { continue }
        let wanted = group.promptedContents.isEmpty ? symbol.content : group.promptedContents[index]
        pieces.append(
          PieceView(
            normalisation, judgement, name: "\(group.name.plain), \(index + 1)",
            asked: wanted == symbol.content ? nil : String(wanted.character),
            id: "digit-\(number)-\(pieces.count + 1)",
            scale: scale,
            report: site?.address(ofReadDigit: normalisation.digit, place: firstPlace + pieces.count + 1)))
      }
    }
    self.pieces = pieces
    func links(_ pieces: [PieceView]) -> PieceLinks? { pieces.isEmpty ? nil : PieceLinks(links: pieces) }
    doubts = links(pieces.filter(\.isDoubtful))
    others = links(pieces.filter { $0.asked != nil })
    lattices = try FigureView.all(reading.latticeFigures)
    hasLattices = !lattices.isEmpty
  }
}

extension PictureReading {
  /// The picture's name without its folders.
  fileprivate var fileName: String {
    source.plain.split(separator: "/").last.map(String.init) ?? source.plain
  }

  /// For each line its lattice, of the first few lines.
  fileprivate var latticeFigures: [any Figure] {
    lattices.prefix(8).enumerated().map {
      LatticeFigure($1, "Line \($0 + 1): a path through the cuts", number: $0 + 1)
    }
  }
}
