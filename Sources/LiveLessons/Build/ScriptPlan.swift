import LessonFormat

/// How a lesson is cut into scripts, and which of them have to run anew after a change.
///
/// A script that has run leaves its process waiting, from which whatever follows can be run again. So a lesson is cut before
/// its sections, its sliders, and the cells that were changed: the next change will most likely be there again.
struct ScriptPlan: Equatable {
  /// How many of the scripts that have run stay as they are.
  let kept: Int
  /// The blocks of the scripts that follow, in order.
  let scripts: [Range<Int>]
  /// The first block whose results may change; those before it run again only to be there for it.
  let start: Int

  init(kept: Int, scripts: [Range<Int>], start: Int) {
    self.kept = kept
    self.scripts = scripts
    self.start = start
  }

  /// - Parameters:
  ///   - lesson: the lesson as it is now.
  ///   - ran: the blocks of the scripts that have run, as they were then, in order.
  ///   - from: the block to run again from, if it is before the first change.
  ///   - edited: blocks that were changed before.
  init(of lesson: LessonSource, ran: [[LessonSource.Block]], from: Int?, edited: Set<Int>) {
    let before = ran.flatMap(\.self)
    let same = zip(before, lesson.blocks).prefix { $0 == $1 }.count
    start = min(same, from ?? same)
    var end = 0
    var kept = 0
    for script in ran {
      guard end + script.count <= start else { break }
      end += script.count
      kept += 1
    }
    self.kept = kept
    let count = lesson.blocks.count
    let cuts = edited.union([start]).union(lesson.naturalCuts).filter { $0 > end && $0 < count }.sorted()
    scripts =
      end == count ? [] : zip([end] + cuts, cuts + [count]).map { $0..<$1 }
  }
}

extension LessonSource {
  /// The blocks that have sliders or a heading of the second level.
  fileprivate var naturalCuts: [Int] {
    blocks.indices.filter { index in
      if !blocks[index].sliders.isEmpty { return true }
      guard case .prose(let prose) = blocks[index] else { return false }
      return prose.markdown.split(separator: "\n").contains { $0.hasPrefix("## ") }
    }
  }
}
