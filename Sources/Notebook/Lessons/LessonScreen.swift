import CCmark
import Cairo
import Figures
import LessonFormat
import Pages

/// A lesson in the terminal: at most 80 columns, colour only for meaning, plain text when piped.
public struct LessonScreen: Sendable {
  private let terminal: Terminal

  /// Lessons for this terminal.
  public init(_ terminal: Terminal) { self.terminal = terminal }

  /// The lesson's title and aim.
  public func heading(of lesson: Lesson) -> String {
    terminal.heading(terminal.wrapped("\(lesson.number). \(lesson.title)")) + "\n\n"
      + terminal.wrapped(Markdown(lesson.aim).text)
  }

  /// - Parameters:
  ///   - element: what is to be printed.
  ///   - file: where the element's figure was written.
  public func text(_ element: Element, file: String? = nil) -> String {
    switch element {
    case .prose(let prose), .prediction(let prose), .outcome(let prose, _): self.prose(prose)
    case .code(let code): self.code(code)
    case .figure(let figure): self.figure(figure, file: file)
    case .table(let table, let name):
      (name.isEmpty ? "" : terminal.heading(terminal.wrapped(name)) + "\n")
        + Terminal.table(table, width: terminal.width)
    case .text(let text): Terminal.broken(text, width: terminal.width)
    case .live(let widget): terminal.wrapped(widget.words)
    case .exercise(let exercise): self.exercise(exercise)
    case .quiz(let choices): quiz(choices)
    case .failure(let failure): terminal.text(terminal.wrapped(failure.description, hanging: 2), in: \.accent)
    }
  }

  private func figure(_ figure: any Figure, file: String?) -> String {
    let width = min(terminal.width - 2, Int(figure.bodySize.width / 5.8))
    let picture = (try? figure.thumbnail(width: width, theme: .dark)).flatMap(terminal.picture)
    return [
      terminal.heading(terminal.wrapped(figure.title)), picture, terminal.wrapped(figure.alternativeText),
      file.map { "→ \($0)" },
    ].compactMap(\.self).joined(separator: "\n")
  }

  /// Code behind a bar that tells it from what it shows.
  private func code(_ code: String) -> String {
    let coloured = Highlighter.tokens(of: Terminal.broken(code, width: terminal.width - 2)).map { token in
      // Each line by itself: the bar between them has its own colour.
      token.text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { line in token.kind.color.map { terminal.text(line, in: $0) } ?? String(line) }
        .joined(separator: "\n")
    }.joined()
    return coloured.split(separator: "\n", omittingEmptySubsequences: false)
      .map { terminal.text("│ ", in: \.muted) + $0 }.joined(separator: "\n")
  }

  /// An exercise with what the reader's code showed and, unless that is to come later, what is to be said of it.
  public func exercise(_ exercise: Element.Exercise, isJudged: Bool = true) -> String {
    let parts = [terminal.heading("Exercise"), code(exercise.code)] + exercise.shown.map { text($0) }
    return (isJudged ? parts + [judgement(of: exercise)] : parts).joined(separator: "\n")
  }

  /// Whether an exercise is solved, else what is not right yet.
  public func judgement(of exercise: Element.Exercise) -> String {
    if exercise.isSolved { return terminal.text("Solved.", in: \.positive) }
    let failures = exercise.failures.map {
      terminal.text(terminal.wrapped("Not yet. " + $0.sentence, hanging: 2), in: \.accent)
    }
    let remedy = terminal.wrapped(
      "Edit the cell from line \(exercise.line) of the lesson’s file, and run the lesson again. A solution is "
        + "folded away on the page.")
    return (failures + [remedy]).joined(separator: "\n")
  }

  /// The choices of a quiz, each with its letter and, if asked for, with what is to be said of it.
  public func quiz(_ choices: [Element.Choice], isAnswered: Bool = true) -> String {
    zip("abcdefgh", choices).map { letter, choice in
      let text =
        "\(letter)  " + Terminal.wrapped(Markdown(choice.text).text, width: terminal.width - 3, hanging: 3)
      return isAnswered ? text + "\n" + explanation(of: choice) : text
    }.joined(separator: "\n")
  }

  /// Whether a choice is right, and why.
  public func explanation(of choice: Element.Choice) -> String {
    let mark = choice.isRight ? "Yes." : "No."
    let words = Terminal.wrapped(
      "\(mark) \(Markdown(choice.explanation).text)", width: terminal.width - 3, hanging: 3)
    return "   " + terminal.text(mark, in: choice.isRight ? \.positive : \.accent)
      + words.dropFirst(mark.count)
  }
}

// MARK: - Prose

extension LessonScreen {
  private func prose(_ prose: Element.Prose) -> String {
    Markdown(prose).blocks.map { block($0) }.joined(separator: "\n\n")
  }

  private func block(_ node: MarkdownTree.Node, indentation: Int = 0) -> String {
    // However deep a list lies, half of the line is left for its words.
    let indentation = min(indentation, terminal.width / 2)
    let space = String(repeating: " ", count: indentation)
    func wrapped(_ text: String, after mark: String = "") -> String {
      (space + Terminal.wrapped(mark + text, width: terminal.width - indentation, hanging: mark.count))
        .replacing("\n", with: "\n" + space)
    }
    switch node.kind {
    case CMARK_NODE_HEADING: return terminal.heading(wrapped(text(node)))
    case CMARK_NODE_CODE_BLOCK:
      let code = node.literal.hasSuffix("\n") ? String(node.literal.dropLast()) : node.literal
      return node.fenceInfo == "swift"
        ? self.code(code)
        : Terminal.broken(code, width: terminal.width - indentation - 2).split(
          separator: "\n", omittingEmptySubsequences: false
        ).map { space + "  " + $0 }.joined(
          separator: "\n")
    case CMARK_NODE_LIST:
      return node.children.enumerated().map { index, item in
        let mark = node.isNumbered ? "\(index + 1). " : "- "
        let blocks = item.children.enumerated().map { place, child in
          place == 0 ? wrapped(text(child), after: mark) : block(child, indentation: indentation + mark.count)
        }
        return blocks.joined(separator: "\n")
      }.joined(separator: "\n")
    case CMARK_NODE_BLOCK_QUOTE:
      return node.children.map { block($0, indentation: indentation + 2) }.joined(separator: "\n\n")
    case CMARK_NODE_THEMATIC_BREAK: return space + String(repeating: "─", count: terminal.width - indentation)
    default: return wrapped(text(node))
    }
  }

  /// A paragraph's words; code keeps its quotation marks, links their address.
  private func text(_ node: MarkdownTree.Node) -> String {
    switch node.kind {
    case CMARK_NODE_CODE: "`\(node.literal)`"
    case CMARK_NODE_LINK: node.text + (node.url.hasPrefix("http") ? " (\(node.url))" : "")
    case CMARK_NODE_TEXT, CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: node.text
    default: node.children.map { text($0) }.joined()
    }
  }
}

extension Highlighter.Kind {
  /// The palette's colour for code of this kind; none for the ink of all text.
  var color: KeyPath<Palette, Color>? {
    switch self {
    case .plain: nil
    case .keyword: \.negative
    case .type: \.active
    case .number, .string: \.positive
    case .comment: \.muted
    }
  }
}
