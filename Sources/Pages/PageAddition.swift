import Foundation

/// What few pages have beyond their content: a style of its own, a script, and data for it.
public struct PageAddition: Sendable {
  let style: String
  let script: String?
  let blocks: [LiveData.Block]

  private init(style: String, script: String? = nil, blocks: [LiveData.Block] = []) {
    (self.style, self.script, self.blocks) = (style, script, blocks)
  }

  /// The search of a site of lessons.
  ///
  /// - Parameter index: what is searched, in the form that `Sources/Pages/Scripts/search/index.js` describes.
  public static func search(in index: some Encodable) throws -> PageAddition {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // A lesson may hold what would end the script.
    let json = String(decoding: try encoder.encode(index), as: UTF8.self).replacing("<", with: "\\u003C")
    return PageAddition(
      style: PackageResources.search_css, script: PackageResources.search_js,
      blocks: [LiveData.Block(name: "search", type: "application/json", text: json)])
  }

  /// A field that leads to that search.
  public static let searchField = PageAddition(
    style: PackageResources.search_css, script: PackageResources.search_field_js)

  /// The style of what is handed out on paper.
  public static let paper = PageAddition(style: PackageResources.paper_css)
}
