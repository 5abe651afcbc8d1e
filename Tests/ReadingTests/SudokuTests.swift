import Files
import Foundation
import LeNet
import MNIST
import Reading
import Testing

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
  /// others of them. Here most of what is misread are printed digits of 10 × 15 pixels, out of focus.
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
      Float(right) >= 0.945 * Float(cells), "\(right) of \(cells) cells are right, expected at least 94.5 %")
  }
}
