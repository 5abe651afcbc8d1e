import Files
import Foundation
import LessonFormat

/// Why an order is not carried out.
struct Refusal: Error, Equatable {
  /// 400, 404 or 409.
  var status: Int
  var sentence: String
  /// The texts that were changed elsewhere, by the numbers of the page that asked; the page knows `version`
  /// from then on.
  var conflicts: [Int: String] = [:]
  var version: Int?

  init(_ status: Int, _ sentence: String) { (self.status, self.sentence) = (status, sentence) }

  init(_ conflict: LessonState.Conflict) {
    self.init(409, "This was changed elsewhere meanwhile.")
    (conflicts, version) = (conflict.texts, conflict.version)
  }
}

// What pages order. Each order says the version that the page knows, in whose numbers it speaks of blocks.

extension LessonSession {
  var version: Int { state.version }

  /// Keeps what is typed.
  func draft(_ texts: [Int: String], at version: Int, by page: String?) throws {
    look()
    try type(texts, at: version, by: page)
  }

  /// Runs the lesson with what is typed, from a block on in any case, and saves what compiles.
  func run(_ texts: [Int: String], at version: Int, from block: Int?, by page: String?) throws {
    look()
    try type(texts, at: version, by: page)
    if let mistake {
      throw Refusal(409, "The lesson’s file breaks a rule, so nothing is written into it. \(mistake)")
    }
    // The page shows what is typed there, which would not be what runs.
    if let conflict = state.contest(at: version, by: page) { throw Refusal(conflict) }
    // A file that was deleted is written again.
    if missing > 0 { save(state.lesson, for: page) }
    let from = try block.map { try index(of: $0, at: version) }
    start(RunRequest(drafts: .all, from: from.map { state.blocks[$0].id }, page: page))
  }

  private func type(_ texts: [Int: String], at version: Int, by page: String?) throws {
    guard texts.keys.allSatisfy({ state.isBlock($0, at: version) }) else {
      throw Refusal(404, "The lesson has no such block.")
    }
    if let conflict = state.type(texts, at: version, by: page) { throw Refusal(conflict) }
    keep()
  }

  private func index(of block: Int, at version: Int) throws -> Int {
    guard let index = state.index(of: block, at: version) else {
      throw Refusal(404, "This block is not in the lesson any more.")
    }
    return index
  }

  /// Makes a cell what it was before it was first changed.
  func putBack(_ block: Int, at version: Int) throws {
    look()
    let index = try index(of: block, at: version)
    let isChanged = state.putBack(index)
    keep()
    tell(.structure(version: state.version))
    if isChanged { start(RunRequest(drafts: .all, from: state.blocks[index].id)) }
  }

  /// Adds an empty cell, or a paragraph.
  ///
  /// - Returns: the number of the block that holds it.
  func insert(_ addition: LessonEdit.Addition, after block: Int, at version: Int) throws -> Int {
    look()
    try checkWritable()
    let index = block < 0 ? -1 : try index(of: block, at: version)
    let (lesson, added) = try state.lesson.inserting(addition, after: index)
    try File.write(Array(lesson.markdown.utf8), to: path)
    stamp = FileStamp(path)
    _ = state.replace(with: lesson, isOutside: false)
    state.markAdded(added)
    keep()
    tell(.structure(version: state.version))
    start(RunRequest(drafts: .none))
    return added
  }

  /// Removes a block that was added here, or is empty; what was added to the author's paragraphs goes alone. One whose
  /// declarations are used stays.
  func remove(_ block: Int, at version: Int) throws {
    look()
    try checkWritable()
    let index = try index(of: block, at: version)
    let isEmpty = state.blocks[index].text.allSatisfy(\.isWhitespace)
    guard state.blocks[index].isAdded || isEmpty else {
      throw Refusal(400, "Only a cell that was added here, or is empty, can be removed.")
    }
    state.blocks[index].draft = nil
    if isEmpty {
      save(try state.lesson.removing(index), for: nil)
      start(RunRequest(drafts: .none))
    } else {
      start(RunRequest(drafts: .none, removed: state.blocks[index].id))
    }
  }

  private func checkWritable() throws {
    if let mistake {
      throw Refusal(409, "The lesson’s file breaks a rule, so nothing is written into it. \(mistake)")
    }
    if missing > 0 { throw Refusal(409, "The lesson’s file was deleted. Run the lesson to write it again.") }
  }

  /// Turns a slider.
  ///
  /// - Parameter isFinal: whether the value is to stay, and be written into the file, and into what is typed in the cell:
  ///   else that would turn the slider back when it runs.
  func turn(_ name: String, to value: Double, isFinal: Bool) throws {
    if isFinal { look() }
    let blocks = state.lesson.source.blocks.enumerated()
    guard
      let (block, slider) = blocks.lazy.flatMap({ block in
        (block.element.code?.sliders ?? []).map { (block.offset, $0) }
      }).first(where: { $0.1.name == name })
    else { throw Refusal(404, "The lesson has no slider \(name.quoted).") }
    guard let text = slider.text(of: value) else { throw Refusal(400, "\(value) is no value of a slider.") }
    let id = state.blocks[block].id
    guard isFinal else {
      sliders[name] = Double(text)
      return start(RunRequest(drafts: .none, from: id, isSlider: true))
    }
    let isSaved = text == slider.value
    if !isSaved { try checkWritable() }
    let isTyped = state.turn(name, in: block, to: text)
    if !isSaved {
      save(try state.lesson.replacing(slider: name, with: text), for: nil)
    } else if isTyped {
      keep()
      tell(.structure(version: state.version))
    }
    sliders[name] = nil
    start(
      RunRequest(
        drafts: isTyped ? .all : .none, from: id, isSlider: true,
        page: isTyped ? state.blocks[block].draftPage : nil))
  }

  /// Remembers what the reader has answered.
  func remember(_ value: String, as key: String) throws {
    guard key.count <= 100, value.count <= 1000, progress.count < 1000 || progress[key] != nil else {
      throw Refusal(400, "This is too much to remember.")
    }
    progress[key] = value
    keep()
  }
}

extension LessonSource.Slider {
  /// A value between the bounds, a number of steps from the lower one, as Swift writes it: whole if the slider's is.
  func text(of value: Double) -> String? {
    guard value.isFinite else { return nil }
    let steps = ((min(max(value, bounds.lowerBound), bounds.upperBound) - bounds.lowerBound) / step).rounded()
    let isWhole = !self.value.contains(".") && !argument.replacing("...", with: "").contains(".")
    let places = isWhole ? 0 : max(Self.places(step), Self.places(bounds.lowerBound))
    var text = String(format: "%.\(places)f", min(bounds.lowerBound + steps * step, bounds.upperBound))
    while places > 1, text.hasSuffix("0"), !text.hasSuffix(".0") { text.removeLast() }
    return text
  }

  /// The decimal places of a number, at most 9.
  private static func places(_ number: Double) -> Int {
    (1...9).first { places in
      let scaled = abs(number) * pow(10, Double(places))
      return abs(scaled - scaled.rounded()) < 1e-6
    } ?? 9
  }
}
