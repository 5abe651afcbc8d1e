#if hasFeature(Embedded)
/// The weights that a network has laid out, once it has been asked for them. A page has one thread.
final class LayoutOnce: @unchecked Sendable {
  private var weights: LaidOutWeights?

  var isEmpty: Bool { weights == nil }

  func callAsFunction(_ layOut: () -> LaidOutWeights) -> LaidOutWeights {
    if weights == nil { weights = layOut() }
    return weights!
  }
}
#else
import Synchronization

/// The weights that a network has laid out, once it has been asked for them.
///
/// A class, because the first digit fills it in a network that itself does not change. Where two threads come first, both
/// lay out and one of the two is kept: they are the same.
final class LayoutOnce: Sendable {
  private let weights = AtomicLazyReference<LaidOutWeights>()

  var isEmpty: Bool { weights.load() == nil }

  func callAsFunction(_ layOut: () -> LaidOutWeights) -> LaidOutWeights {
    weights.load() ?? weights.storeIfNil(layOut())
  }
}
#endif
