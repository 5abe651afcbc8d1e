import LessonFormat

/// A lesson that is being edited: what its file holds, what is typed and not saved, and what each block showed last.
///
/// Blocks keep their identity through every change of the file, so that what belongs to one stays with it, and a page that
/// has not heard of a change yet still means the block that it shows.
struct LessonState {
  /// What the file holds, as far as it is a lesson.
  private(set) var lesson: LessonEdit
  /// Goes up with every change of the file, and when pages are sent what others that know the version have not seen.
  var version = 1
  /// One for each block of the lesson.
  var blocks: [Block]
  /// What was typed for blocks that the file no longer has.
  var strays: [CellRecord] = [] {
    didSet { strays.removeFirst(max(0, strays.count - Self.mostStrays)) }
  }
  private static let mostStrays = 50
  /// The blocks' identities from each version on that changed them, the latest last.
  var orders: [(version: Int, ids: [Int])]
  private var nextID: Int

  /// A block's state beside its text in the file.
  struct Block {
    let id: Int
    /// What the file holds: a cell's Swift, an exercise's task, the Markdown of all else.
    var text: String
    let kind: String
    /// What is typed and not saved.
    var draft: String?
    /// The text before it was first changed here; nil where it stands as it was.
    var original: String?
    /// Whether it was added here.
    var isAdded = false
    /// What it showed when it ran last; nil where it has not run.
    var elements: [String]?
    var isStale = false
    /// The version that changed its text last, and the page that asked for that.
    var changed: (version: Int, page: String?) = (0, nil)
    /// The version that a page must know to change a text that was changed elsewhere after it was typed over here.
    var contested = 0
    /// The pages that were asked to choose then: what they do not send, they leave.
    var asked: Set<String?> = []
    /// Whether the draft waits for a page to choose between it and the text.
    var isContested: Bool { draft != nil && contested > 0 }
    /// The page that typed the draft.
    var draftPage: String?
    /// The version from which on pages were sent the draft with the lesson, and those that know it from before.
    var drafted: (version: Int, knowing: Set<String?>) = (0, [])
  }

  init(_ lesson: LessonEdit) {
    self.lesson = lesson
    let texts = Self.texts(of: lesson)
    blocks = texts.indices.map { Block(id: $0, text: texts[$0].text, kind: texts[$0].kind) }
    orders = [(1, Array(texts.indices))]
    nextID = texts.count
  }

  private static func texts(of lesson: LessonEdit) -> [(text: String, kind: String)] {
    lesson.source.blocks.enumerated().map { (lesson.text(of: $0), $1.kind) }
  }

  /// Whether the lesson of some version has a block that its pages call `number`.
  func isBlock(_ number: Int, at version: Int) -> Bool {
    orders.last { $0.version <= version }?.ids.indices.contains(number) ?? false
  }

  /// Where a block is now that a page of some version calls `number`; nil if it is gone.
  func index(of number: Int, at version: Int) -> Int? {
    guard let ids = orders.last(where: { $0.version <= version })?.ids, ids.indices.contains(number) else {
      return nil
    }
    return blocks.firstIndex { $0.id == ids[number] }
  }
}

// MARK: - Changes of the file

extension LessonState {
  enum Change {
    /// The texts that changed, by their blocks' numbers.
    case texts([Int: String])
    /// The lesson has other blocks.
    case structure
  }

  /// Takes what the file holds from now on.
  ///
  /// - Parameters:
  ///   - new: the lesson.
  ///   - isOutside: whether another program wrote it, and not the notebook.
  ///   - page: the page that asked for it.
  mutating func replace(with new: LessonEdit, isOutside: Bool, by page: String? = nil) -> Change {
    version += 1
    let old = blocks
    blocks = successors(in: Self.texts(of: new))
    lesson = new
    var changes: [Int: String] = [:]
    for index in blocks.indices {
      guard let before = old.first(where: { $0.id == blocks[index].id }) else {
        blocks[index].changed = (version, page)
        continue
      }
      let text = blocks[index].text
      guard text != before.text else { continue }
      changes[index] = text
      blocks[index].changed = (version, isOutside ? nil : page)
      blocks[index].isStale = true
      if blocks[index].draft == text {
        blocks[index].draft = nil
      } else if isOutside, blocks[index].draft != nil {
        blocks[index].contested = .max
        blocks[index].asked = []
      }
      if !isOutside {
        // What was added was nothing before; where it was added to a paragraph, that is what it was.
        let original = blocks[index].original ?? (blocks[index].isAdded ? nil : before.text)
        if original == text { blocks[index].isAdded = false }
        blocks[index].original = original == text ? nil : original
      }
    }
    let kept = Set(blocks.map(\.id))
    let gone = old.filter { !kept.contains($0.id) && ($0.draft != nil || isOutside && $0.original != nil) }
    let known = Set(old.map(\.id))
    if isOutside { strays = give(strays, to: blocks.indices.filter { !known.contains(blocks[$0].id) }) }
    strays += gone.map(CellRecord.init)
    hideDrafts()
    let isSame = old.map(\.id) == blocks.map(\.id)
    if !isSame { orders.append((version, blocks.map(\.id))) }
    return isSame ? .texts(changes) : .structure
  }

  /// Says that a block was added here.
  mutating func markAdded(_ index: Int) {
    blocks[index].isAdded = true
  }

  /// The blocks that the present ones become where the lesson's texts are others: those of the same text stay themselves,
  /// and between them those of the same kind, in their order.
  private mutating func successors(in texts: [(text: String, kind: String)]) -> [Block] {
    let difference = texts.map { "\($0.kind) \($0.text)" }.difference(
      from: blocks.map { "\($0.kind) \($0.text)" })
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var result: [Block] = []
    var next = 0
    /// Blocks since the last one that stayed which have found no successor yet.
    var waiting: [Block] = []
    func takeRemoved() {
      while removed.contains(next) {
        waiting.append(blocks[next])
        next += 1
      }
    }
    for (index, new) in texts.enumerated() {
      takeRemoved()
      if !inserted.contains(index) {
        waiting = []
        result.append(blocks[next])
        next += 1
      } else if let position = waiting.firstIndex(where: { $0.kind == new.kind }) {
        var block = waiting[position]
        waiting.removeSubrange(...position)
        block.text = new.text
        result.append(block)
      } else {
        result.append(Block(id: nextID, text: new.text, kind: new.kind))
        nextID += 1
      }
    }
    return result
  }
}
