import LeNet

extension PhotographInk {
  /// Takes the lines of ruled and squared paper out of the strokes.
  ///
  /// A printed line is followed from run to run of ink across it, over gaps and where strokes cross it, and may bend as
  /// paper does. It is long, and everywhere about as wide and as dark: what is wider is a stroke that crosses it, what is
  /// darker one that runs along it, and stays whole.
  public mutating func erasePrintedLines() {
    var isFaint = [Bool](repeating: false, count: isStroke.count)
    // A line beside strokes is much fainter than they are, and yet one line with what is seen of it elsewhere.
    let least = max(Self.leastShare / 2, 4 * grain)
    for index in isFaint.indices { isFaint[index] = shares.values[index] > least }
    let level = LineTracer(isFaint, length: width, depth: height, along: 1, across: width)
    let upright = LineTracer(isFaint, length: height, depth: width, along: width, across: 1)
    for tracer in [level, upright] {
      for line in tracer.lines() { erase(line, of: tracer) }
    }
  }

  private mutating func erase(_ line: [LineTracer.Run], of tracer: LineTracer) {
    let thickness = line.map { Float($0.range.count) }.quantile(0.5)
    let darkness = line.map { shares.values[tracer.index($0.step, $0.middle)] }.quantile(0.5)
    let reach = Int(thickness / 2 + 1.5)
    for run in line + tracer.ends(of: line) where (0..<tracer.depth).contains(run.middle) {
      for place in max(0, run.middle - reach)...min(tracer.depth - 1, run.middle + reach) {
        isPrinted[tracer.index(run.step, place)] = true
      }
    }
    for run in line where Float(run.range.count) <= 1.5 * thickness + 1 {
      for place in run.range {
        let index = tracer.index(run.step, place)
        if shares.values[index] <= 1.6 * darkness { isStroke[index] = false }
      }
    }
  }
}

/// Follows long thin lines of ink that run level, or upright, or up to 35° from there.
private struct LineTracer {
  /// Ink across a line: the places of one step.
  struct Run {
    var step: Int
    var range: ClosedRange<Int>
    var middle: Int { (range.lowerBound + range.upperBound) / 2 }
  }

  private struct Track {
    var runs: [Run]
    var slope: Float = 0
    /// Steps at which a stroke crosses it, and how many of them since it was last seen.
    var crossings = 0
    var hidden = 0

    func place(at step: Int) -> Float {
      let last = runs[runs.count - 1]
      return Float(last.range.lowerBound + last.range.upperBound) / 2 + slope * Float(step - last.step)
    }
  }

  private let isInk: [Bool]
  let (length, depth): (Int, Int)
  private let (along, across): (Int, Int)

  init(_ isInk: [Bool], length: Int, depth: Int, along: Int, across: Int) {
    self.isInk = isInk
    (self.length, self.depth, self.along, self.across) = (length, depth, along, across)
  }

  func index(_ step: Int, _ place: Int) -> Int { step * along + place * across }

  /// The runs of each line that is seen over two fifths of the picture.
  func lines() -> [[Run]] {
    let thickest = max(4, max(length, depth) / 100)
    // Where it goes next is judged from as far back.
    let memory = max(8, length / 30)
    let longestGap = length / 10
    var tracks: [Track] = []
    var lines: [[Run]] = []
    for step in 0..<length {
      let runs = self.runs(at: step)
      // Which track has each run; −1 for none.
      var owners = [Int](repeating: -1, count: runs.count)
      var kept: [Track] = []
      for track in tracks {
        var track = track
        let place = track.place(at: step)
        let tolerance = 1.5 + 0.1 * Float(step - track.runs[track.runs.count - 1].step)
        let index = runs.first(reaching: place - tolerance)
        if index < runs.count, Float(runs[index].range.lowerBound) <= place + tolerance {
          let run = runs[index]
          if run.range.count <= thickest {
            track.runs.append(run)
            track.hidden = 0
            let back = track.runs[max(0, track.runs.count - memory)]
            if step > back.step { track.slope = Float(run.middle - back.middle) / Float(step - back.step) }
            // Of two tracks that meet, the longer goes on.
            let owner = owners[index]
            if owner >= 0 {
              if kept[owner].runs.count < track.runs.count { swap(&kept[owner], &track) }
              if let line = line(of: track) { lines.append(line) }
              continue
            }
            if abs(track.slope) < 0.7 { owners[index] = kept.count }
          } else {
            track.crossings += 1
            track.hidden += 1
          }
        }
        if step - track.runs[track.runs.count - 1].step - track.hidden <= longestGap && abs(track.slope) < 0.7
        {
          kept.append(track)
        } else if let line = line(of: track) {
          lines.append(line)
        }
      }
      for (index, run) in runs.enumerated() where owners[index] < 0 && run.range.count <= thickest {
        kept.append(Track(runs: [run]))
      }
      tracks = kept
    }
    for track in tracks { if let line = line(of: track) { lines.append(line) } }
    return lines
  }

  /// The runs of a track that is a line: a third of it is seen as such, strokes cross the rest, and little is missing.
  /// Grain before its beginning and after its end is no part of it: it is loose, and leads astray.
  private func line(of track: Track) -> [Run]? {
    var runs = track.runs
    /// Leaves out the first runs that are grain, as seen from there, then the last.
    func trim(_ isGrain: (_ runs: [Run], _ first: Int) -> Bool) {
      for _ in 0..<2 {
        var first = 0
        while isGrain(runs, first) { first += 1 }
        runs = runs.dropFirst(first).reversed()
      }
    }
    trim { $0.count - $1 > 8 && abs($0[$1 + 8].step - $0[$1].step) > 10 }
    let far = runs.count / 10
    func isAstray(_ end: Run, _ inner: Run, _ further: Run) -> Bool {
      guard inner.step != further.step else { return false }
      let slope = Float(inner.middle - further.middle) / Float(inner.step - further.step)
      let distance = Float(end.step - inner.step)
      return abs(Float(end.middle - inner.middle) - slope * distance) > 2 + 0.05 * abs(distance)
    }
    trim { far > 0 && $0.count - $1 > 8 * far && isAstray($0[$1], $0[$1 + far], $0[$1 + 2 * far]) }
    let extent = runs[runs.count - 1].step - runs[0].step + 1
    guard
      5 * extent >= 2 * length && 3 * runs.count > extent
        && 10 * (runs.count + track.crossings) >= 8 * extent
    else { return nil }
    return runs
  }

  /// Where a line goes on beyond its ends, of which a little was not followed: straight on from its last tenth.
  func ends(of line: [Run]) -> [Run] {
    let far = line.count / 10
    guard far > 0 else { return [] }
    var ends: [Run] = []
    for (end, inner, direction) in [
      (line[0], line[far], -1), (line[line.count - 1], line[line.count - 1 - far], 1),
    ] {
      let slope = Float(end.middle - inner.middle) / Float(end.step - inner.step)
      for distance in 1..<length / 12 + 1 where (0..<length).contains(end.step + direction * distance) {
        let place = end.middle + Int(slope * Float(direction * distance))
        ends.append(Run(step: end.step + direction * distance, range: place...place))
      }
    }
    return ends
  }

  private func runs(at step: Int) -> [Run] {
    var runs: [Run] = []
    var place = 0
    isInk.withUnsafeBufferPointer { isInk in
      while place < depth {
        guard isInk[index(step, place)] else {
          place += 1
          continue
        }
        let first = place
        while place < depth && isInk[index(step, place)] { place += 1 }
        runs.append(Run(step: step, range: first...place - 1))
      }
    }
    return runs
  }
}

extension [LineTracer.Run] {
  /// The index of the first run that ends at a place or later; the number of runs where none does.
  fileprivate func first(reaching place: Float) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if Float(self[middle].range.upperBound) < place { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
