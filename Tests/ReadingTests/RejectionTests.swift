import Files
import Foundation
import LeNet
import MNIST
import Reading
import Testing

@Suite struct RejectionCurveTests {
  /// Right, right, wrong, right, wrong, from the surest down; the second and third are equally sure.
  private let curve = RejectionCurve(
    [(1, false), (5, true), (3, false), (3, true), (2, true)].map {
      RejectionCurve.Answer(sureness: $0, isRight: $1)
    })

  @Test func errorsAreAmongTheSurest() {
    #expect(curve.error(rejecting: 0) == 2.0 / 5)
    #expect(curve.error(rejecting: 0.2) == 1.0 / 4)
    #expect(curve.error(rejecting: 0.8) == 0)
    #expect(curve.error(rejecting: 1) == 0)
  }

  @Test func aLimitRejectsWhatIsLessSure() {
    #expect(curve.point(leastSureness: 3) == (1 - 3.0 / 5, 1.0 / 3))
    #expect(curve.point(leastSureness: 6) == (1, 0))
    #expect(curve.point(leastSureness: 0) == (0, 2.0 / 5))
  }

  @Test func theLimitForAnErrorAcceptsAsMuchAsPossible() {
    #expect(curve.leastSureness(forError: 0) == 5)
    #expect(curve.leastSureness(forError: 0.25) == 2)
    #expect(curve.leastSureness(forError: 0.4) == 1)
    #expect(
      RejectionCurve([RejectionCurve.Answer(sureness: 1, isRight: false)]).leastSureness(forError: 0.5) == nil
    )
  }
}

/// What the documentation of ``Judge`` says of its rule.
@Suite struct RejectionRuleTests {
  /// A network that has learned from 50,000 of the training digits, and the others.
  private static let (network, heldOut): (Network, LabelledDigits) = {
    let digits = try! DataSet.embedded.load(.training)
    var training = Training(.quick)
    while !training.isFinished { training.runEpoch(on: digits[0..<50_000], threads: 2) }
    return (training.network, digits[50_000..<60_000])
  }()

  @Test func oneInAHundredIsWrongAmongDigitsAndOtherThings() throws {
    let digits = try DataSet.embedded.load(.training, first: 2000)
    var generator = SplitMix64(seed: 1)
    let trial = RejectionTrial(
      of: Judge(Self.network, believing: digits), on: Self.heldOut, using: &generator)
    let point = trial.mixture.point(leastSureness: trial.leastLogit)
    let digitsAlone = trial.digits.point(leastSureness: trial.leastLogit)
    print("rejection: \(point), digits alone \(digitsAlone), believed \(trial.believed)")
    #expect((0.005...0.015).contains(point.error), "\(point)")
    #expect((0.03...0.07).contains(digitsAlone.rejected), "\(digitsAlone)")
    for (kind, share) in trial.believed {
      #expect(share < (kind.mayBeDigit ? 0.5 : 0.15), "\(kind)")
    }
  }

  /// Of what is no digit, the largest logit lets less through than the probability where both believe 95 % of digits.
  @Test func theLargestLogitRejectsMoreOfWhatIsNoDigit() throws {
    let judge = Judge(Self.network)
    let digits = judge.judgements(of: (0..<5000).map { Self.heldOut[$0] })
    var generator = SplitMix64(seed: 2)
    for kind in [NoDigit.pair, .scribble] {
      let others = judge.judgements(
        of: (0..<1000).map { _ in kind.make(of: Self.heldOut, using: &generator) })
      func believed(_ sureness: (Judgement) -> Float) -> Int {
        let limit = digits.map(sureness).sorted()[digits.count / 20]
        return others.count { sureness($0) >= limit }
      }
      let (byLogit, byProbability) = (believed(\.evidence), believed { $0.margin })
      print("\(kind): by logit \(byLogit), by margin \(byProbability) of 1000")
      #expect(byLogit < byProbability, "\(kind)")
    }
  }

  @Test(.enabled(if: FashionMNIST.isThere)) func clothesAreRejected() throws {
    let clothes = try FashionMNIST.pictures(2000)
    let judge = try Judge(WeightsFile.trained.network)
    let believed = judge.judgements(of: (0..<2000).map { clothes[$0] }).count { $0.isAccepted }
    print("Fashion-MNIST: \(believed) of 2000 believed")
    #expect(believed <= 200)
  }

  @Test(.enabled(if: Scans.areThere)) func scansAreRightWhereBelieved() throws {
    let network = try WeightsFile.trained.network
    let (digits, labels) = try Scans.digits
    let judgements = Judge(network).judgements(of: digits)
    let curve = RejectionCurve(
      zip(judgements, labels).map {
        RejectionCurve.Answer(sureness: $0.evidence, isRight: $0.digit == $1)
      })
    let point = curve.point(leastSureness: Judge.leastLogitOfTrained)
    print(
      "scans: \(digits.count), error \(curve.error(rejecting: 0)), of the surest 75 % "
        + "\(curve.error(rejecting: 0.25)), rejected \(point.rejected), wrong of the rest \(point.error)")
    #expect(curve.error(rejecting: 0.25) <= 0.006)
    #expect(point.error <= 0.012)
    #expect(point.rejected <= 0.25)
  }
}

extension Judgement {
  /// By how much the largest logit exceeds the next: it ranks answers much as their probabilities do, most of which would
  /// round to 1.
  fileprivate var margin: Float { logits[ranking[0]] - logits[ranking[1]] }
}

/// Fashion-MNIST, where the system has it.
private enum FashionMNIST {
  private static let folder = "/usr/share/datasets/fashion-mnist"
  static var isThere: Bool { File.exists(folder) }
  static func pictures(_ count: Int) throws -> LabelledDigits {
    try DataSet(folder: folder).load(.test, first: count)
  }
}

/// Real scans beside the package, where there are any.
private enum Scans {
  private static let folder = "../shared/data/handwriting/scans"
  static var areThere: Bool { File.exists(folder) }

  static var digits: (digits: [Digit], labels: [Int]) {
    get throws {
      var (digits, labels): ([Digit], [Int]) = ([], [])
      let manager = FileManager.default
      for writer in try manager.contentsOfDirectory(atPath: folder).sorted() {
        for name in try manager.contentsOfDirectory(atPath: "\(folder)/\(writer)").sorted() {
          let path = "\(folder)/\(writer)/\(name)"
          let picture = try PictureFile.picture(in: File.read(path), from: path)
          guard let normalisation = Normalisation(picture) else { continue }
          digits.append(normalisation.digit)
          labels.append(Int(name.prefix(1))!)
        }
      }
      return (digits, labels)
    }
  }
}
