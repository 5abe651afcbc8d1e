import Files
import Foundation
import LeNet
import MNIST
import Testing

@testable import Reading

@Suite struct DigitCostTests {
  /// A line's pieces as a path sees them.
  private struct Row {
    let label: [Int]
    let seamCount: Int
    let pieces: [(seams: ClosedRange<Int>, digit: Int, features: [Float])]

    /// ln of the sum of e to the power of −cost over all paths; of those alone that read the label where that is asked.
    func logSum(_ weights: [Float], readingLabel: Bool) -> Double {
      let count = readingLabel ? label.count : 0
      var sums = [[Double]](repeating: [Double](repeating: 0, count: count + 1), count: seamCount)
      sums[0][0] = 1
      for piece in pieces {
        var cost: Double = 0
        for (weight, feature) in zip(weights, piece.features) { cost += Double(weight * feature) }
        let likelihood = exp(-cost)
        let (start, end) = (piece.seams.lowerBound, piece.seams.upperBound)
        if readingLabel {
          for place in 0..<count where label[place] == piece.digit {
            sums[end][place + 1] += likelihood * sums[start][place]
          }
        } else {
          sums[end][0] += likelihood * sums[start][0]
        }
      }
      return log(sums[seamCount - 1][count])
    }
  }

  /// Rows of training digits, the paper of each after that of the one before; those that no path reads are left out.
  private func rows(_ count: Int) throws -> [Row] {
    let judge = Judge(try WeightsFile.trained.network)
    let digits = try DataSet.embedded.load(.training, first: 10_000)
    return try (0..<count).compactMap { item in
      var generator = SplitMix64(seed: 3, item: item)
      let page = try WrittenPage(
        on: Page.Paper.allCases[item % 3], turn: -12...12, from: digits, using: &generator)
      guard let strips = try? LineReader.strips(in: page.photograph.picture).strips, strips.count == 1 else {
        return nil
      }
      let draft = LatticeDraft(strips[0])
      let judgements = judge.judgements(of: draft.digits)
      let order = draft.pieces.indices.sorted {
        draft.pieces[$0].seams.lowerBound < draft.pieces[$1].seams.lowerBound
      }
      let row = Row(
        label: page.rows[0].map { $0.wholeNumberValue! }, seamCount: draft.seams.count,
        pieces: order.map { index in
          let (seams, ink, _) = draft.pieces[index]
          return (seams, judgements[index].digit, draft.digitCost(seams, ink, judgements[index]).features)
        })
      return row.logSum(DigitCost.weights, readingLabel: true) > -.infinity ? row : nil
    }
  }

  /// With the other sign or ten times as large, any of the weights makes the right readings less probable.
  @Test func theWeightsMakeRightReadingsLikely() throws {
    let rows = try rows(90)
    #expect(rows.count > 75, "\(rows.count) of 90 rows can be read at all")
    func meanLogLikelihood(_ weights: [Float]) -> Double {
      var sum: Double = 0
      for row in rows {
        sum += row.logSum(weights, readingLabel: true) - row.logSum(weights, readingLabel: false)
      }
      return sum / Double(rows.count)
    }
    let best = meanLogLikelihood(DigitCost.weights)
    #expect(best > -0.8, "the right reading of a row has a probability of e^\(best)")
    for index in DigitCost.weights.indices {
      for factor: Float in [-1, 10] {
        var weights = DigitCost.weights
        weights[index] *= factor
        let other = meanLogLikelihood(weights)
        #expect(other < best, "weight \(index) × \(factor): \(other), not below \(best)")
      }
    }
  }
}
