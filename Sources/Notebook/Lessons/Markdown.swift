import CCmark
import Foundation

/// Prose, parsed: as HTML, and as a tree for the terminal.
///
/// Values are set in as text, wherever they stand, so that a `*` or `<` in one means itself.
struct Markdown {
  /// A lesson is Markdown only: what the author wrote in HTML is left out.
  let html: String
  let blocks: [MarkdownNode]

  init(_ prose: Element.Prose) {
    let text = prose.markdown
    let root = cmark_parse_document(text, text.utf8.count, CMARK_OPT_DEFAULT | CMARK_OPT_SMART)
    defer { cmark_node_free(root) }
    var values = prose.values[...]
    blocks = MarkdownNode(root, values: &values).children
    let html = cmark_render_html(root, CMARK_OPT_DEFAULT)!
    defer { free(html) }
    self.html = String(cString: html)
  }

  /// Markdown without values.
  init(_ markdown: String) { self.init(Element.Prose(markdown: markdown, values: [])) }

  /// The words alone.
  var text: String { blocks.map(\.text).joined(separator: " ") }
}

/// A part of a Markdown text, with the parts it is made of.
struct MarkdownNode {
  let kind: cmark_node_type
  /// The text of a leaf.
  let literal: String
  /// 1…6 for a heading, else 0.
  let headingLevel: Int
  let isNumbered: Bool
  /// The language behind a fence.
  let fenceInfo: String
  let url: String
  let children: [MarkdownNode]

  /// Copies a node of the library's tree, and there and here puts a value in the place of every marker.
  fileprivate init(_ node: OpaquePointer?, values: inout ArraySlice<String>) {
    func string(_ text: UnsafePointer<CChar>?) -> String { text.map { String(cString: $0) } ?? "" }
    let marker = Element.Prose.marker
    kind = cmark_node_get_type(node)
    var literal = string(cmark_node_get_literal(node))
    if literal.contains(marker) {
      literal = literal.map { $0 == marker ? values.removeFirst() : String($0) }.joined()
      cmark_node_set_literal(node, literal)
    }
    // A product stays on one line.
    if kind == CMARK_NODE_TEXT, literal.contains(" × ") {
      literal = literal.replacing(" × ", with: "\u{A0}×\u{A0}")
      cmark_node_set_literal(node, literal)
    }
    self.literal = literal
    headingLevel = Int(cmark_node_get_heading_level(node))
    isNumbered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    fenceInfo = string(cmark_node_get_fence_info(node))
    url = string(cmark_node_get_url(node))
    var children: [MarkdownNode] = []
    var child = cmark_node_first_child(node)
    while let current = child {
      children.append(MarkdownNode(current, values: &values))
      child = cmark_node_next(current)
    }
    self.children = children
  }

  /// The text of all leaves.
  var text: String {
    switch kind {
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: " "
    case CMARK_NODE_TEXT, CMARK_NODE_CODE: literal
    default: children.map(\.text).joined()
    }
  }
}

// MARK: - For pages

extension Markdown {
  /// The headings of the second level, with what a link to each says.
  var sections: [(id: String, name: String)] {
    blocks.filter { $0.kind == CMARK_NODE_HEADING && $0.headingLevel == 2 }.map { heading in
      (String(heading.text.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "-" }), heading.text)
    }
  }

  /// The HTML with an anchor at every heading of the second level, and its Swift coloured.
  var decoratedHTML: String {
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
  var inlineHTML: String {
    var html = html[...]
    if html.hasPrefix("<p>") { html = html.dropFirst("<p>".count) }
    if html.hasSuffix("</p>\n") { html = html.dropLast("</p>\n".count) }
    return String(html)
  }
}
