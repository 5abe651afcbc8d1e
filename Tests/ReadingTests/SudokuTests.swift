import Files
import Foundation
import LeNet
import MNIST
import Testing

@testable import Reading

/// Real photographs of sudokus, where they are at hand: they are no part of the package.
@Suite struct SudokuTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/data/handwriting/sudoku").standardizedFileURL

  private static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".jpg") }.map { String($0.dropLast(4)) }.sorted()
  }()

  /// The digits row by row, 0 for an empty cell: behind two lines on the camera.
  private static func labels(_ name: String) throws -> [Int] {
    let text = try String(contentsOf: folder.appending(path: name + ".dat"), encoding: .utf8)
    return text.split(whereSeparator: \.isNewline).dropFirst(2)
      .flatMap { $0.split(separator: " ").compactMap { Int($0) } }
  }

  /// Wicht and Hennebert (2015) read 97.7 % of the cells of such photographs, with a network that had learned from
  /// others of them. Here most of what is misread are printed 6s of 10 × 15 pixels, out of focus, whose curl ends at the bowl.
  @Test(.enabled(if: !names.isEmpty, "there are no photographs of sudokus")) func cellsAreRead() throws {
    let reader = GridReader(Judge(try WeightsFile.trained.network))
    var (found, right, cells) = (0, 0, 0)
    var (rightHand, hand) = (0, 0)
    for name in Self.names {
      let file = [UInt8](try Data(contentsOf: Self.folder.appending(path: name + ".jpg")))
      let labels = try Self.labels(name)
      guard let grid = reader.read(try PictureFile.picture(in: file, from: name)), grid.rows == 9,
        grid.columns == 9
      else {
        print("\(name): no grid of 9 × 9")
        continue
      }
      let answers = grid.cells.joined().map { symbol in
        if case .digit(let digit) = symbol.content { digit } else { 0 }
      }
      let count = zip(answers, labels).count { $0 == $1 }
      print("\(name): \(count) of 81 cells")
      (found, right, cells) = (found + 1, right + count, cells + 81)
      // Every cell of these is filled, about half of them by hand.
      if name.hasPrefix("mixed") { (rightHand, hand) = (rightHand + count, hand + 81) }
    }
    print(
      "\(found) of \(Self.names.count) grids, \(right) of \(cells) cells; filled in by hand: \(rightHand) of \(hand)"
    )
    #expect(
      found >= Self.names.count - 2, "\(found) grids found of \(Self.names.count), at most two may be missed")
    #expect(
      Float(right) >= 0.97 * Float(cells), "\(right) of \(cells) cells are right, expected at least 97 %")
  }

  /// Without the likeliest digit, the others' probabilities are as many times larger, and the second is the answer.
  @Test func aDigitThatCannotStandIsOut() throws {
    var judge = Judge(try WeightsFile.trained.network)
    let digits = try DataSet.embedded.load(.test, first: 200)
    let judgements = judge.judgements(of: (0..<200).map { digits[$0] })
    judge.leastLogit = judgements.map { $0.logits[$0.ranking[1]] }.sorted()[100]
    var left: Set<Bool> = []
    for judgement in judgements {
      let (first, second) = (judgement.ranking[0], judgement.ranking[1])
      let other = judgement.excluding(first, by: judge)
      #expect(other.digit == second && other.probabilities[first] == 0)
      #expect(abs(other.probabilities.reduce(0, +) - 1) < 1e-5)
      #expect(other.isAccepted == (judgement.logits[second] >= judge.leastLogit))
      left.insert(other.isAccepted)
      guard judgement.confidence < 0.99 else { continue }
      let expected = judgement.probabilities[second] / (1 - judgement.confidence)
      #expect(abs(other.confidence - expected) < 1e-3, "\(other.confidence), expected \(expected)")
    }
    #expect(left.count == 2, "some of 200 second answers are believed, and some not")
  }
}
