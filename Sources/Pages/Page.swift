import Cairo
import Figures
import Foundation
import Mustache

/// A page in one file: it opens from disk, asks for nothing else, and needs no script.
public struct Page {
  private let title: String
  private let description: String
  private let templates: MustacheLibrary
  private let site: Site.View?

  /// - Parameters:
  ///   - title: what a browser's tab says.
  ///   - description: the page in a sentence.
  ///   - template: the page's content in Mustache's syntax. `{{name}}` is escaped; `{{> figure}}` and
  ///     `{{> table}}` set a ``FigureView`` and a ``TableView``.
  ///   - parts: templates of other parts of the page, by the names that ``fragment(_:_:)`` takes.
  ///   - site: the pages around it, to which it links; none for a page by itself.
  public init(
    title: String, description: String, template: String, parts: KeyValuePairs<String, String> = [:],
    site: Site.View?
  ) throws {
    self.title = title
    self.description = description
    self.site = site
    var templates = MustacheLibrary()
    let shared: KeyValuePairs = [
      "page": PackageResources.page_mustache, "figure": PackageResources.figure_mustache,
      "picture": PackageResources.picture_mustache,
      "table": PackageResources.table_mustache, "content": template,
    ]
    for (name, text) in Array(shared) + Array(parts) {
      templates.register(try MustacheTemplate(string: text), named: name)
    }
    self.templates = templates
  }

  /// The page with its template filled from the properties of `content`.
  ///
  /// - Parameters:
  ///   - content: a value whose properties fill the template.
  ///   - live: what the page's live parts compute with; without it the page has no script.
  ///   - isWide: whether the page's head is as wide as the window; its menu is so too then.
  ///   - sortsTables: whether readers may sort the page's tables of class `sortable`.
  ///   - addition: what few pages have.
  public func html(
    _ content: Any, live: LiveData? = nil, isWide: Bool = false, sortsTables: Bool = false,
    adding addition: PageAddition? = nil
  ) throws -> String {
    let style = Self.style + (addition?.style ?? "")
    var shell = shell(content, isWide: isWide)
    shell["style"] = style
    shell["allowed"] = Self.sources([style])
    var scripts: [String] = []
    if let live {
      scripts.append(live.script)
      shell["allowed"] = Self.sources([style, LiveData.style])
    } else if sortsTables {
      scripts.append(PackageResources.sort_js)
    }
    if let script = addition?.script { scripts.append(script) }
    if !scripts.isEmpty {
      shell["scripts"] = scripts
      // A live page has a worker of its own text, and compiled Swift.
      shell["allowedScript"] =
        Self.sources(scripts) + (live == nil ? "" : " 'wasm-unsafe-eval'; worker-src blob:")
    }
    shell["blocks"] = try (live?.blocks ?? []) + (addition?.blocks ?? [])
    return templates.render(shell, withTemplate: "page")!
  }

  /// The page for a server that hands out script and style by themselves, and says in its answers' header what is obeyed.
  ///
  /// - Parameters:
  ///   - content: a value whose properties fill the template.
  ///   - attributes: what the body carries for the script.
  ///   - served: where script and style are.
  public func html(
    _ content: Any, attributes: KeyValuePairs<String, String>, served: Served
  ) throws -> String {
    var shell = shell(content, isWide: false)
    shell["served"] = served
    shell["attributes"] = attributes.map { Attribute(name: $0.key, text: $0.value) }
    return templates.render(shell, withTemplate: "page")!
  }

  /// Where a served page's script and style are.
  public struct Served: Sendable {
    let style, script: String

    /// Addresses on the page's own server.
    public init(style: String, script: String) { (self.style, self.script) = (style, script) }
  }

  /// How the header of a served page names the style that all pages carry.
  public static let styleSource = sources([style])

  private struct Attribute {
    let name, text: String
  }

  /// What the shell of every page is filled with.
  private func shell(_ content: Any, isWide: Bool) -> [String: Any] {
    var shell: [String: Any] = [
      "title": title, "description": description, "style": Self.style,
      "content": Self.withDistinctIDs(templates.render(content, withTemplate: "content")!),
    ]
    if let site { shell["menu"] = Menu(links: site.menu, isWide: isWide) }
    return shell
  }

  /// A part of a page, by itself: Mustache looks for what a part lacks in all that surrounds it, so parts within parts of
  /// the same kind would never end.
  public func fragment(_ template: String, _ content: Any) -> String {
    templates.render(content, withTemplate: template)!
  }

  /// The content with ids of its own for a figure that stands there more than once.
  ///
  /// A drawing's ids are an f and six letters or digits, which are the drawing's own, and a number.
  static func withDistinctIDs(_ content: String) -> String {
    // In bytes: texts are compared letter by letter, which takes as long as drawing.
    let bytes = Array(content.utf8)
    let starts = Array(places(of: "<svg ", in: bytes[...]))
    var result = Array(bytes[..<(starts.first ?? bytes.count)])
    var uses: [ArraySlice<UInt8>: Int] = [:]
    for (start, end) in zip(starts, starts.dropFirst() + [bytes.count]) {
      let drawing = bytes[start..<end]
      let prefix = places(of: " id=\"f", in: drawing).first.map { drawing[($0 + 6)...].prefix(6) }
      let use = prefix.map { uses[$0, default: 0] } ?? 0
      if let prefix { uses[prefix] = use + 1 }
      guard let prefix, use > 0 else {
        result += drawing
        continue
      }
      let name = String(decoding: prefix, as: UTF8.self)
      result +=
        String(decoding: drawing, as: UTF8.self)
        .replacing(" id=\"f\(name)", with: " id=\"f\(name)-\(use)-")
        .replacing("#f\(name)", with: "#f\(name)-\(use)-").utf8
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Where `word` stands in a text.
  private static func places(
    of word: String, in text: ArraySlice<UInt8>
  ) -> LazyFilterSequence<Range<Int>> {
    let word = Array(word.utf8)
    return text.indices.lazy.filter { text[$0] == word[0] && text[$0...].starts(with: word) }
  }

  private struct Menu {
    let links: [Site.Link]
    let isWide: Bool
  }

  /// How a page's policy names styles and scripts in it, so that no other is obeyed, wherever it came from.
  private static func sources(_ texts: [String]) -> String {
    texts.map { "'sha256-\(Data(SHA256.digest(of: Array($0.utf8))).base64EncodedString())'" }
      .joined(separator: " ")
  }

  /// What all pages look like.
  private static let style = colours + "\n" + PackageResources.page_css

  /// The palette as CSS variables: light, dark for readers who prefer it, light again on paper. Figures name the roles of
  /// their colours by classes, two of them where a colour has another role on dark ground.
  private static let colours: String = {
    func variables(_ theme: Theme) -> String {
      theme.palette.roles.map { "--\($0.name): \($0.color.hex);" }.joined(separator: " ")
    }
    let classes = Theme.light.palette.roles.map { role in
      ".f-\(role.name) { fill: var(--\(role.name)); } .s-\(role.name) { stroke: var(--\(role.name)); }"
    }
    return """
      \(classes.joined(separator: "\n"))
      .f-ink-ground { fill: var(--ink); } .f-ground-ink { fill: var(--ground); }
      :root { \(variables(.light)) }
      @media screen and (prefers-color-scheme: dark) {
      :root { \(variables(.dark)) }
      .f-ink-ground { fill: var(--ground); } .f-ground-ink { fill: var(--ink); }
      }
      """
  }()
}
