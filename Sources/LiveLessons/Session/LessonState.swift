import LessonFormat

/// A lesson that is being edited: what its file holds, what is typed and not saved, and what each block showed last.
///
/// Blocks keep their identity through every change of the file, so that what belongs to one stays with it, and a page that
/// has not heard of a change yet still means the block that it shows.
struct LessonState {
  /// What the file holds, as far as it is a lesson.
  private(set) var lesson: LessonEdit
  /// Goes up with every change of the file.
  private(set) var version = 1
  /// One for each block of the lesson.
  var blocks: [Block]
  /// What was typed for blocks that the file no longer has.
  private(set) var strays: [CellRecord] = [] {
    didSet { strays.removeFirst(max(0, strays.count - Self.mostStrays)) }
  }
  private static let mostStrays = 50
  /// The blocks' identities from each version on that changed them, the latest last.
  private var orders: [(version: Int, ids: [Int])]
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
    fileprivate var changed: (version: Int, page: String?) = (0, nil)
    /// The version that a page must know to change a text that was changed elsewhere after it was typed over here.
    fileprivate var contested = 0
    /// The pages that were asked to choose then: what they do not send, they leave.
    fileprivate var asked: Set<String?> = []
    /// Whether the draft waits for a page to choose between it and the text.
    var isContested: Bool { draft != nil && contested > 0 }
    /// The page that typed the draft.
    fileprivate(set) var draftPage: String?
    /// The version from which on pages were sent the draft with the lesson, and those that know it from before.
    fileprivate var drafted: (version: Int, knowing: Set<String?>) = (0, [])
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

// MARK: - What pages type

extension LessonState {
  /// Takes texts that a page has typed for its blocks as drafts.
  ///
  /// - Parameters:
  ///   - texts: by the number that the page calls a block.
  ///   - version: the version that the page knows.
  ///   - page: what tells this page from others.
  /// - Returns: the texts that the page has not seen, where it has typed others; nothing is taken then. They are what the
  ///   file holds where that was changed elsewhere, and else what another page has typed.
  mutating func type(_ texts: [Int: String], at version: Int, by page: String?) -> Conflict? {
    for index in blocks.indices where version >= blocks[index].drafted.version {
      blocks[index].drafted.knowing.insert(page)
    }
    var conflicts: [Int: String] = [:]
    for (number, text) in texts {
      guard let index = index(of: number, at: version) else { continue }
      let block = blocks[index]
      let isChangedElsewhere =
        version < block.changed.version && (page == nil || page != block.changed.page)
      if let draft = block.draft, version >= block.contested {
        guard text != draft else {
          blocks[index].drafted.knowing.insert(page)
          continue
        }
        if !block.drafted.knowing.contains(page) {
          conflicts[number] = draft
          continue
        }
      }
      if text != block.text, isChangedElsewhere || version < block.contested {
        conflicts[number] = block.text
      }
    }
    if !conflicts.isEmpty { return conflict(conflicts, at: version, by: page) }
    for (number, text) in texts {
      if let index = index(of: number, at: version) {
        let draft = text == blocks[index].text ? nil : text
        if draft != blocks[index].draft {
          blocks[index].draftPage = page
          blocks[index].drafted = (self.version + 1, [page])
        }
        blocks[index].draft = draft
        blocks[index].contested = 0
      } else {
        strays.append(CellRecord(draft: text))
      }
    }
    return nil
  }

  /// What the file holds of blocks that were changed elsewhere after they were typed over here; nil if there are none of
  /// which the page does not know.
  ///
  /// - Parameters:
  ///   - version: the version that the page knows.
  ///   - page: what tells this page from others.
  mutating func contest(at version: Int, by page: String?) -> Conflict? {
    var texts: [Int: String] = [:]
    for number in orders.last(where: { $0.version <= version })?.ids.indices ?? 0..<0 {
      guard let index = index(of: number, at: version), blocks[index].isContested,
        !blocks[index].asked.contains(page)
      else { continue }
      texts[number] = blocks[index].text
    }
    return texts.isEmpty ? nil : conflict(texts, at: version, by: page)
  }

  /// Texts that a page has not seen, by its numbers.
  struct Conflict {
    let texts: [Int: String]
    /// The version that the page knows when it has seen them, in which blocks have the same numbers as before.
    let version: Int
  }

  /// Takes note that a page is sent texts: what it types after it has seen them is to take their place.
  private mutating func conflict(_ texts: [Int: String], at version: Int, by page: String?) -> Conflict {
    self.version += 1
    let conflict = Conflict(texts: texts, version: self.version)
    for (number, text) in texts {
      guard let index = index(of: number, at: version) else { continue }
      if text == blocks[index].draft { blocks[index].drafted.knowing.insert(page) }
      // A text that the file holds is contested until a page that has seen it types.
      if text == blocks[index].text {
        blocks[index].contested = self.version
        blocks[index].asked.insert(page)
      }
    }
    let (theirs, ours) = (orders.last { $0.version <= version }!.ids, blocks.map(\.id))
    if theirs != ours {
      orders.append((self.version, theirs))
      self.version += 1
      orders.append((self.version, ours))
    }
    hideDrafts()
    return conflict
  }

  /// Takes note that the version is told to pages without the drafts.
  private mutating func hideDrafts() {
    for index in blocks.indices where blocks[index].draft != nil {
      blocks[index].drafted.version = version + 1
    }
  }

  /// Takes note that a page is sent the lesson with its drafts.
  mutating func show() {
    if blocks.contains(where: { $0.draft != nil && $0.drafted.version > version }) { version += 1 }
  }

  /// Makes the text that a block had before it was first changed here its draft.
  ///
  /// - Returns: whether that is another text than the file's.
  mutating func putBack(_ index: Int) -> Bool {
    let original = blocks[index].original ?? blocks[index].text
    blocks[index].draft = original == blocks[index].text ? nil : original
    blocks[index].contested = 0
    blocks[index].drafted = (version + 1, [])
    return blocks[index].draft != nil
  }

  /// Turns a slider in what is typed in a block.
  ///
  /// - Returns: whether it is there.
  mutating func turn(_ slider: String, in index: Int, to value: String) -> Bool {
    guard let draft = blocks[index].draft, let typed = try? lesson.replacing(index, with: draft),
      typed.source.blocks.indices.contains(index),
      typed.source.blocks[index].code?.sliders.contains(where: { $0.name == slider }) == true,
      let turned = try? typed.replacing(slider: slider, with: value)
    else { return false }
    let text = turned.text(of: index)
    blocks[index].draft = text == blocks[index].text ? nil : text
    return true
  }

  /// What is typed in a block, and breaks a rule of the lessons' syntax.
  struct Mistyped: Error {
    let block: Int
    /// The line is counted within the block, from 1.
    let mistake: LessonError
  }

  /// The lesson with what is typed in the place of what the file holds.
  ///
  /// - Parameter limit: the last block whose draft counts.
  func typed(upTo limit: Int = .max) throws(Mistyped) -> LessonEdit {
    var lesson = lesson
    // From the last on: a text may become more blocks than one.
    for (index, block) in blocks.enumerated().reversed() where index <= limit && block.contested == 0 {
      guard let draft = block.draft else { continue }
      do throws(LessonError) { lesson = try lesson.replacing(index, with: draft) } catch {
        var mistake = error
        mistake.line = max(1, mistake.line - self.lesson.source.firstLine(of: index) + 1)
        throw Mistyped(block: index, mistake: mistake)
      }
    }
    return lesson
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

// MARK: - What is kept on disk

extension LessonState {
  /// What is to be kept of the blocks beside the lesson's file.
  var records: [CellRecord] {
    blocks.indices.filter { blocks[$0].draft != nil || blocks[$0].original != nil || blocks[$0].isAdded }
      .map { index in
        var record = CellRecord(blocks[index])
        let ordinal = ordinal(of: index)
        record.ordinal = ordinal > 0 ? ordinal : nil
        return record
      } + strays
  }

  /// How many blocks before one hold the same text.
  private func ordinal(of index: Int) -> Int {
    blocks[..<index].count { $0.text == blocks[index].text }
  }

  /// Gives blocks what was kept of them.
  mutating func restore(_ records: [CellRecord]) { strays += give(records, to: Array(blocks.indices)) }

  /// Gives what was kept to some blocks: a record belongs to the block whose text it knows, of several to that in its place.
  ///
  /// - Returns: the records that have found no block.
  private mutating func give(_ records: [CellRecord], to places: [Int]) -> [CellRecord] {
    var free = places
    func take(_ record: inout CellRecord?, isExact: Bool, from state: inout LessonState) {
      guard let kept = record,
        let place = free.firstIndex(where: {
          state.blocks[$0].text == kept.saved && (!isExact || state.ordinal(of: $0) == kept.ordinal ?? 0)
        })
      else { return }
      state.blocks[free.remove(at: place)].take(kept)
      record = nil
    }
    var rest = records.map(Optional.init)
    for isExact in [true, false] {
      for index in rest.indices { take(&rest[index], isExact: isExact, from: &self) }
    }
    return rest.compactMap(\.self).filter { $0.draft != nil || $0.original != nil }
  }
}

extension LessonState.Block {
  fileprivate mutating func take(_ record: CellRecord) {
    draft = record.draft
    original = record.original
    isAdded = record.isAdded
    contested = record.isContested == true ? .max : 0
  }
}

extension CellRecord {
  init(_ block: LessonState.Block) {
    self.init(
      original: block.original, saved: block.text, draft: block.draft, isAdded: block.isAdded,
      isContested: block.isContested ? true : nil)
  }
}
