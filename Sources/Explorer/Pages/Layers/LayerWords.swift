import Figures
import Foundation
import Laboratory
import LeNet

// What was found, in sentences computed from it.

extension LayerAnalysis {
  private func percent(_ share: Double) -> String { Numbers.percentInWords(share, 2) }

  private func points(_ amount: Double) -> String { "\(Numbers.fixed(amount, 2)) points" }

  /// The mean of some values; there is one.
  private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

  // MARK: Section by section

  var probeWords: [String] {
    let probes = findings.probes
    let (first, last) = (probes[0], probes[probes.count - 1])
    let steps = zip(probes, probes.dropFirst()).map { ($1.stage, ($1.accuracy - $0.accuracy) * 100) }
    let largest = steps.max { $0.1 < $1.1 }!
    let untrained = probes.map { mean($0.untrained) }
    let best = untrained.indices.max { untrained[$0] < untrained[$1] }!
    return [
      "On the pixels themselves the probe reads \(percent(first.accuracy)) of the digits, on \(last.stage) "
        + "\(percent(last.accuracy)); the whole network reads \(percent(findings.whole.accuracy)). The largest step is to "
        + "\(largest.0): \(points(largest.1)).",
      "On random weights the probe is best on \(probes[best].stage), with \(percent(untrained[best])), and reads "
        + "\(percent(untrained[untrained.count - 1])) on \(last.stage). "
        + (untrained[best] > first.accuracy && best > 0
          ? "So a part of what the early stages give is owed to their structure alone; the rest was learned."
          : "So what the stages give was learned."),
    ]
  }

  /// `34,570 on C1, 850 on F6`: the largest and the smallest.
  var probeSizes: String {
    let sizes = findings.stages.map { ($0.name, 10 * ($0.channels * $0.height * $0.width + 1)) }
    return [sizes.max { $0.1 < $1.1 }!, sizes.min { $0.1 < $1.1 }!]
      .map { "\(Numbers.grouped($0.1)) on \($0.0)" }.joined(separator: ", ")
  }

  var ablationWords: [String] {
    let filters = Self.dissected.filter { $0.shape.area > 1 }.map(greatest)
    let units = Self.dissected.filter { $0.shape.area == 1 }
    let dense = units.flatMap(accuracies).map { 100 * (findings.whole.accuracy - $0) }
    let free = dense.count { $0 <= 0 }
    return [
      "Without one filter, the network loses most in \(Numbers.list(filters)). "
        + "Of the \(dense.count) units of \(Numbers.list(units.map(\.name))), none costs more than "
        + "\(points(dense.max()!)), and without \(free) of them, each by itself, it reads no fewer digits.",
      "A whole layer is another matter: \(flatWords)",
    ]
  }

  /// `C1 for filter 3 (2.31 points)`
  private func greatest(in stage: Stage) -> String {
    let accuracies = accuracies(without: stage)
    let filter = accuracies.indices.min { accuracies[$0] < accuracies[$1] }!
    return
      "\(stage.name) for filter \(filter) (\(points(100 * (findings.whole.accuracy - accuracies[filter]))))"
  }

  private var flatWords: String {
    let flat = findings.replacements.filter { !$0.randomWeights.isEmpty }.compactMap { found in
      found.mapMeans.map { "\(percent($0.accuracy)) in \(found.stage)" }
    }
    let random = findings.replacements.filter { !$0.randomWeights.isEmpty }.map { found in
      "\(percent(mean(found.randomWeights.map(\.accuracy)))) in \(found.stage)"
    }
    return
      "where every map keeps its mean only, what remains is \(Numbers.list(flat)); where a layer’s weights are drawn "
      + "anew, \(Numbers.list(random))."
  }

  var patchWords: String {
    let counts = Self.dissected.compactMap { stage -> String? in
      let rows = patches(of: stage)
      guard !rows.isEmpty else { return nil }
      let pure = rows.count { row in
        let labels = Dictionary(grouping: row.patches, by: \.label)
        return labels.values.map(\.count).max()! > row.patches.count / 2
      }
      return "\(pure) of the \(rows.count) in \(stage.name)"
    }
    return
      "More than half of the patches are from digits of one kind for \(Numbers.list(counts)): the deeper the layer, the "
      + "more of a digit a unit sees. Of C5 and F6, the units that the loss needs most have their patches here; all stand in the "
      + "list below them."
  }

  var similarityWords: String {
    let found = findings.similarity
    let names = findings.stages.map(\.name)
    let neighbours = names.indices.dropLast().map { found.within[$0][$0 + 1] }
    let least = neighbours.indices.min { neighbours[$0] < neighbours[$1] }!
    func diagonal(_ values: [[Double]]) -> [Double] { values.indices.dropFirst().map { values[$0][$0] } }
    let (trained, random) = (diagonal(found.betweenNetworks), diagonal(found.betweenUntrained))
    let lowest = trained.indices.min { trained[$0] < trained[$1] }!
    return "Within the network, neighbouring stages differ most from \(names[least]) to \(names[least + 1]) "
      + "(\(Numbers.fixed(neighbours[least], 2))). The same stages of two trained networks agree by "
      + "\(Numbers.fixed(trained[lowest], 2)) at least (\(names[lowest + 1])) and by \(Numbers.fixed(mean(trained), 2)) on average, though "
      + "their filters come in another order and are others. Two random networks agree by \(Numbers.fixed(mean(random), 2)) on "
      + "average: agreement up to there says nothing of training."
  }

  var shiftWords: [String] {
    let (first, last) = (findings.shifts[0], findings.shifts[findings.shifts.count - 1])
    func change(_ response: LayerFindings.ShiftResponse, by pixels: Int) -> String {
      Numbers.percentInWords(response.change[pixels - 1], 0)
    }
    let place = [1, 4].map { pixels in
      "A shift of \(Numbers.count(pixels, "pixel")) changes the input by \(change(first, by: pixels)) and \(last.stage) by "
        + "\(change(last, by: pixels)); the network then reads \(percent(findings.shiftedAccuracies[pixels])) of the digits."
    }
    return [place.joined(separator: " "), movedBackWords].filter { !$0.isEmpty }
  }

  /// What remains of the change once maps are moved back, by whole places and between them.
  private var movedBackWords: String {
    let strides = Dictionary(uniqueKeysWithValues: findings.stages.map { ($0.name, $0.stride) })
    var (whole, between): ([Double], [(stage: String, change: Double)]) = ([], [])
    for (stage, values) in movedBack {
      for (distance, change) in zip(LayerFindings.ShiftResponse.distances, values) {
        if distance.isMultiple(of: strides[stage]!) {
          whole.append(change)
        } else {
          between.append((stage, change))
        }
      }
    }
    guard let most = whole.max(), let worst = between.max(by: { $0.change < $1.change }) else { return "" }
    return
      "Moved back, maps differ by \(most < 0.005 ? "nothing" : "at most \(Numbers.percentInWords(most, 0))") where the "
      + "shift is a multiple of the stage’s stride: convolution and pooling treat all places alike. Between these, subsampling "
      + "meets the digit at other places, and \(worst.stage) still differs by up to \(Numbers.percentInWords(worst.change, 0))."
  }

  var activityWords: [String] {
    findings.activity.map { found in
      let kind = found.values > found.activeShare.count ? "filter" : "unit"
      let silent =
        found.dead.isEmpty
        ? "none is dead"
        : "\(Numbers.word(found.dead.count)) \(found.dead.count == 1 ? "is" : "are") dead (\(Numbers.list(found.dead)))"
      return "\(found.stage): of \(Numbers.count(found.activeShare.count, kind)), \(silent), and "
        + "\(found.alwaysActive.count == 0 ? "none" : Numbers.word(found.alwaysActive.count)) "
        + "\(found.alwaysActive.count > 1 ? "are" : "is") active for every digit."
    }
  }

  var separationWords: String {
    let pairs = LayerFindings.Separation.pairs.indices
    let best = pairs.map { pair in
      findings.separations.map { (unit: $0.unit, area: max($0.areas[pair], 1 - $0.areas[pair])) }
        .max { $0.area < $1.area }!
    }
    let hardest = pairs.min { best[$0].area < best[$1].area }!
    let pair = LayerFindings.Separation.pairs[hardest]
    let counts = findings.separations.map { unit in
      (unit: unit.unit, pairs: unit.areas.count { max($0, 1 - $0) >= 0.95 })
    }
    let most = counts.max { $0.pairs < $1.pairs }!
    return "For each of the 45 pairs of digits there is a unit that keeps them apart with an area of "
      + "\(Numbers.area(best[hardest].area)) or more; the hardest pair is \(pair[0]) and \(pair[1]), for unit \(best[hardest].unit). "
      + "Units are not for one pair each: unit \(most.unit) keeps \(most.pairs) apart with an area of 0.95 or more, and the middle one "
      + "\(counts.map(\.pairs).sorted()[counts.count / 2])."
  }

  var dimensionWords: String {
    let found = findings.intrinsicDimension
    let reached =
      found.dimension90.map {
        "is reached at d = \(Numbers.plain($0.rounded())): one number for every "
          + "\(Numbers.plain((Double(found.parameters) / $0).rounded())) of the network’s \(Numbers.grouped(found.parameters)) "
          + "parameters."
      } ?? "is not reached by d = \(found.points[found.points.count - 1].dimension)."
    let reports = LayerFindings.IntrinsicDimension.published.map {
      "\(Numbers.plain($0.dimension90)) (\($0.source))"
    }
    return
      "With all parameters, \(Numbers.count(found.epochs, "epoch")) of training reach \(percent(found.directAccuracy)); "
      + "nine tenths of that, \(percent(0.9 * found.directAccuracy)), \(reached) Published for a LeNet of as many parameters: "
      + "\(Numbers.list(reports))."
  }

  func attributionWords(_ figure: AttributionFigure) -> String {
    let mean = figure.meanLikeness
    return
      "The absolute values of the two networks’ maps correlate by \(Numbers.fixed(mean.gradient, 2)) for the gradient and by "
      + "\(Numbers.fixed(mean.occlusion, 2)) for occlusion, on average. What a map shares with that of random weights tells of the "
      + "digit and of the architecture, not of what was learned."
  }
}
