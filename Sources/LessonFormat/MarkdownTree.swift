import CCmark
import Foundation

/// A Markdown text as CommonMark's reference implementation reads it.
public final class MarkdownTree {
  private let document: OpaquePointer?

  /// - Parameters:
  ///   - markdown: the text.
  ///   - isSmart: whether straight quotation marks and hyphens become typographic ones.
  public init(_ markdown: String, isSmart: Bool = false) {
    document = cmark_parse_document(
      markdown, markdown.utf8.count, isSmart ? CMARK_OPT_SMART : CMARK_OPT_DEFAULT)
  }

  deinit { cmark_node_free(document) }

  /// The whole text as one part.
  public var root: Node { Node(tree: self, pointer: document) }

  /// The text as HTML, without what the author wrote in HTML.
  public var html: String {
    let html = cmark_render_html(document, CMARK_OPT_DEFAULT)!
    defer { free(html) }
    return String(cString: html)
  }

  /// The first line with a part that lies deeper than `limit`.
  func firstLine(deeperThan limit: Int) -> Int? {
    let iterator = cmark_iter_new(document)
    defer { cmark_iter_free(iterator) }
    var depth = 0
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return nil }
      let node = Node(tree: self, pointer: cmark_iter_get_node(iterator))
      // Leaves are entered and not left.
      if cmark_node_first_child(node.pointer) == nil { continue }
      depth += event == CMARK_EVENT_ENTER ? 1 : -1
      if depth > limit { return max(1, node.firstLine) }
    }
  }

  /// A part of the text.
  public struct Node {
    /// The tree lives as long as its parts.
    fileprivate let tree: MarkdownTree
    fileprivate let pointer: OpaquePointer?

    /// What part of a text it is: a paragraph, a link.
    public var kind: cmark_node_type { cmark_node_get_type(pointer) }

    /// The parts of this part, in the order of the text.
    public var children: [Node] {
      var children: [Node] = []
      var child = cmark_node_first_child(pointer)
      while let current = child {
        children.append(Node(tree: tree, pointer: current))
        child = cmark_node_next(current)
      }
      return children
    }

    /// The text of a leaf.
    public var literal: String {
      get { string(cmark_node_get_literal(pointer)) }
      nonmutating set { cmark_node_set_literal(pointer, newValue) }
    }

    /// 1…6 for a heading, else 0.
    public var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
    /// Whether it is a list whose items have numbers.
    public var isNumbered: Bool { cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }
    /// What stands after a fence: its language, and words.
    public var fenceInfo: String { string(cmark_node_get_fence_info(pointer)) }
    /// The address of a link or a picture.
    public var url: String {
      get { string(cmark_node_get_url(pointer)) }
      nonmutating set { cmark_node_set_url(pointer, newValue) }
    }

    /// The lines of a block and the column at which it begins, counted from 1.
    var firstLine: Int { Int(cmark_node_get_start_line(pointer)) }
    var lastLine: Int { Int(cmark_node_get_end_line(pointer)) }
    var firstColumn: Int { Int(cmark_node_get_start_column(pointer)) }

    private func string(_ text: UnsafePointer<CChar>?) -> String { text.map { String(cString: $0) } ?? "" }

    /// Changes every text of this node and those below it that a page shows: these are the places of values.
    public func mapShownTexts(_ transform: (String) -> String) {
      switch kind {
      case CMARK_NODE_TEXT, CMARK_NODE_CODE, CMARK_NODE_CODE_BLOCK: literal = transform(literal)
      case CMARK_NODE_LINK, CMARK_NODE_IMAGE:
        url = transform(url)
        cmark_node_set_title(pointer, transform(string(cmark_node_get_title(pointer))))
      default: break
      }
      for child in children { child.mapShownTexts(transform) }
    }

    /// The words alone.
    public var text: String {
      switch kind {
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: " "
      case CMARK_NODE_TEXT, CMARK_NODE_CODE: literal
      default: children.map(\.text).joined()
      }
    }

    /// This node and those below it that hold lines of text themselves.
    var leaves: [Node] {
      switch kind {
      case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING, CMARK_NODE_CODE_BLOCK, CMARK_NODE_HTML_BLOCK: [self]
      default: children.flatMap(\.leaves)
      }
    }
  }
}
