import Explorer
import Reading

/// The content of `read.json`.
struct ReadFile: Codable {
  struct PictureEntry: Codable {
    var file: String
    var kind: String
    /// In pixels, as it was decoded: outlines are in these.
    var width, height: Int
    var groups: [GroupEntry]
  }

  struct GroupEntry: Codable {
    var name: String
    var text: String
    var prompt: String?
    var isAsPrompted: Bool?
    var symbols: [SymbolEntry]
  }

  struct SymbolEntry: Codable {
    /// A digit or a sign; a space for nothing, and ? for a digit that is not believed.
    var read: String
    /// The best answer, where it is a digit.
    var digit: Int?
    var isAccepted: Bool
    var confidence: Float?
    /// The largest logit.
    var evidence: Float?
    /// Of the digits 0…9.
    var probabilities: [Float]?
    /// Four corners, x and y of each, clockwise.
    var outline: [[Float]]
  }

  var pictures: [PictureEntry]

  init(_ readings: [PictureReading]) {
    pictures = readings.map { reading in
      PictureEntry(
        file: reading.source, kind: reading.kind.rawValue, width: reading.picture.width,
        height: reading.picture.height,
        groups: reading.groups.map { group in
          GroupEntry(
            name: group.name, text: group.text, prompt: group.prompt, isAsPrompted: group.isAsPrompted,
            symbols: group.symbols.map(SymbolEntry.init))
        })
    }
  }
}

extension ReadFile.SymbolEntry {
  init(_ symbol: Symbol) {
    self.init(
      read: String(symbol.character), digit: symbol.judgement?.digit, isAccepted: symbol.isAccepted,
      confidence: symbol.judgement?.confidence, evidence: symbol.judgement?.evidence,
      probabilities: symbol.judgement?.probabilities, outline: symbol.outline.corners.map { [$0.x, $0.y] })
  }
}
