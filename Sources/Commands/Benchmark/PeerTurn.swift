import HandOver
import LeNet

/// What this program and a peer measure in turn, as `peer.py` calls it.
enum PeerTurn: String, CaseIterable {
  /// Each digit by itself.
  case one
  /// All digits together.
  case all
  /// Training on all training digits once.
  case epoch

  /// What comes of it.
  var kinds: [PeerResults.Kind] {
    switch self {
    case .one: [.digitMedian, .digitPercentile99]
    case .all: [.digits]
    case .epoch: [.epoch]
    }
  }

  /// How long this program takes: for each digit, for all of them several times, or for the epoch.
  func ownSeconds(_ given: HandOver, training: LabelledDigits, threads: Int) -> [Double] {
    switch self {
    case .one: OwnSpeed.digitSeconds(given.digits, through: given.network)
    case .all: OwnSpeed.batchSeconds(given.digits, through: given.network, threads: threads)
    case .epoch: [OwnSpeed.epochSeconds(on: training, threads: threads)]
    }
  }
}
