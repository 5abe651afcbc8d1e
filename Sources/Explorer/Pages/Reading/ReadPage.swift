import Figures
import Foundation
import LeNet
import Pages
import Reading

/// What was read in pictures, as a page on which every step from the photograph to the label can be questioned.
public struct ReadPage {
  private let readings: [PictureReading]
  private let rejection: RejectionFigure?
  private let network: NetworkSummary
  private let site: Site.View?

  /// - Parameters:
  ///   - rejection: how well the reader rejects, where that was measured.
  ///   - site: the pages around it, if it is not by itself.
  public init(
    _ readings: [PictureReading], rejection: RejectionFigure?, network: NetworkSummary,
    site: Site.View? = nil
  ) {
    self.readings = readings
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
      var places = 0
      let pictures = try readings.enumerated().map { index, reading in
        defer { places += reading.digits.count }
        return try PictureView(reading, number: index + 1, firstPlace: places, site: site)
      }
      return try page.html(
        Content(
          heading: "\(title), read by LeNet-5",
          verdict: readings.count == 1 ? readings[0].verdict : Self.verdict(of: readings),
          score: readings.count == 1 ? readings[0].score : nil, pictures: pictures,
          hasSeveral: readings.count > 1, hasReport: site != nil,
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
    let heading, verdict: String
    let score: String?
    let pictures: [PictureView]
    let hasSeveral, hasReport: Bool
    let rejection: FigureView?
    let network: String
  }
}

/// A picture's part of the page.
struct PictureView {
  let number: Int
  let source, summary: String
  let ownScore: String?
  let drawing: String
  let table: TableView
  let pieces: [PieceView]
  let lattices: [FigureView]
  let hasLattices: Bool

  /// - Parameter firstPlace: how many digits the pictures before this one have.
  init(_ reading: PictureReading, number: Int, firstPlace: Int, site: Site.View?) throws {
    self.number = number
    source = reading.source.plain
    summary = reading.verdict
    ownScore = reading.score
    drawing = ReadingDrawing(reading, number: number).svg
    table = TableView(reading.table, name: "What was read in \(reading.source.plain)")
    var pieces: [PieceView] = []
    for group in reading.groups {
      for (index, symbol) in group.symbols.enumerated() {
        guard let normalisation = symbol.normalisation, let judgement = symbol.judgement else { continue }
        pieces.append(
          PieceView(
            normalisation, judgement, name: "\(group.name.plain), \(index + 1)",
            id: "digit-\(number)-\(pieces.count + 1)", place: firstPlace + pieces.count + 1, site: site))
      }
    }
    self.pieces = pieces
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

/// A digit with its way from the photograph to 28 × 28 pixels, and what the network says of it.
struct PieceView {
  let id, pieceName, answer, confidence, others, evidence: String
  let isDoubtful: Bool
  let steps: [StepView]
  /// Its full explanation.
  let report: String?

  /// A step's picture.
  struct StepView {
    let words, image: String
    let isInk: Bool
  }

  init(
    _ normalisation: Normalisation, _ judgement: Judgement, name: String, id: String, place: Int,
    site: Site.View?
  ) {
    self.id = id
    pieceName = name
    let ranking = judgement.ranking
    answer = judgement.isAccepted ? "\(ranking[0])" : "?"
    isDoubtful = !judgement.isAccepted
    confidence = Numbers.percentInWords(judgement.confidence)
    others = ranking[0..<3].map {
      "\($0) \(Numbers.percentInWords(judgement.probabilities[$0]))"
    }.joined(separator: ", ")
    evidence = Numbers.fixed(judgement.evidence, 1)
    let size = normalisation.picture
    steps = [
      StepView(
        words: "The picture, \(size.width) × \(size.height)",
        image: PieceImage(normalisation.picture, side: 84).address, isInk: false),
      StepView(
        words: "Its ink", image: PieceImage(normalisation.ink, side: 84, isInk: true).address, isInk: true),
      StepView(
        words: "At full strength",
        image: PieceImage(normalisation.strengthened, side: 28, isInk: true).address,
        isInk: true),
      StepView(
        words: "Centred in 28 × 28",
        image: PieceImage(
          Picture(width: Digit.side, height: Digit.side, values: normalisation.digit.pixels), side: 28,
          isInk: true
        ).address, isInk: true),
    ]
    report = site?.address(ofReadDigit: normalisation.digit, place: place)
  }
}
