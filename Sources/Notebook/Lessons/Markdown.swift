import CCmark
import LessonFormat

/// Prose, parsed: as HTML, and as a tree for the terminal.
///
/// Values are set in as text, wherever they stand, so that a `*` or `<` in one means itself.
package struct Markdown {
  private let tree: MarkdownTree

  init(_ prose: Element.Prose) {
    tree = MarkdownTree(prose.markdown, isSmart: true)
    tree.root.mapShownTexts { ValueMarker.filled($0, with: prose.values) }
    tree.root.keepProductsTogether()
    tree.root.pointLinksToPages()
  }

  /// Markdown without values.
  package init(_ markdown: String) { self.init(Element.Prose(markdown: markdown, values: [])) }

  /// Prose whose values are not known yet: `…` stands in their places.
  package init(beforeItRan prose: LessonSource.Prose) {
    self.init(Element.Prose(markdown: prose.markdown, values: prose.expressions.map { _ in "…" }))
  }

  /// A lesson is Markdown only: what the author wrote in HTML is left out.
  package var html: String { tree.html }
  var blocks: [MarkdownTree.Node] { tree.root.children }

  /// The words alone.
  var text: String { blocks.map(\.text).joined(separator: " ") }
}

extension MarkdownTree.Node {
  /// A product stays on one line.
  fileprivate func keepProductsTogether() {
    if kind == CMARK_NODE_TEXT { literal = literal.replacing(" × ", with: "\u{A0}×\u{A0}") }
    for child in children { child.keepProductsTogether() }
  }

  /// Lessons refer to each other's Markdown, pages to pages.
  fileprivate func pointLinksToPages() {
    if kind == CMARK_NODE_LINK, url.hasSuffix(".md"), !url.contains("/") { url = url.dropLast(2) + "html" }
    for child in children { child.pointLinksToPages() }
  }
}

// MARK: - For pages

extension Markdown {
  /// The headings of the second level, with what a link to each says.
  package var sections: [(id: String, name: String)] {
    blocks.filter { $0.kind == CMARK_NODE_HEADING && $0.headingLevel == 2 }.map { heading in
      (String(heading.text.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "-" }), heading.text)
    }
  }

  /// The HTML with an anchor at every heading of the second level, and its Swift coloured.
  package var decoratedHTML: String {
    var html = html
    for section in sections {
      guard let heading = html.firstRange(of: "<h2>") else { break }
      html.replaceSubrange(heading, with: "<h2 id=\"\(section.id)\">")
    }
    for block in blocks where block.kind == CMARK_NODE_CODE_BLOCK && block.fenceInfo == "swift" {
      guard let start = html.firstRange(of: "<pre><code class=\"language-swift\">"),
        let end = html[start.upperBound...].firstRange(of: "</code></pre>")
      else { break }
      html.replaceSubrange(
        start.lowerBound..<end.lowerBound,
        with: "<pre class=\"unrun\" tabindex=\"0\"><code>" + Highlighter.html(of: block.literal))
    }
    return html
  }

  /// The HTML of the one paragraph there is, without the paragraph.
  package var inlineHTML: String {
    var html = html[...]
    if html.hasPrefix("<p>") { html = html.dropFirst("<p>".count) }
    if html.hasSuffix("</p>\n") { html = html.dropLast("</p>\n".count) }
    return String(html)
  }
}
