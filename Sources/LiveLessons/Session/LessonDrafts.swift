import LessonFormat

// What pages type.

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
  mutating func hideDrafts() {
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
