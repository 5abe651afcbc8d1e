import Foundation
import Testing

@testable import Pages

/// What pages carry is what lies in `Sources/Pages/Resources`, byte for byte.
@Suite struct ResourceTests {
  private static let embedded = [
    "live.js": Data(PackageResources.live_js.utf8), "training.js": Data(PackageResources.training_js.utf8),
    "search-field.js": Data(PackageResources.search_field_js.utf8),
    "page.css": Data(PackageResources.page_css.utf8),
    "page.mustache": Data(PackageResources.page_mustache.utf8),
    "lenet.wasm": Data(PackageResources.lenet_wasm), "training.wasm": Data(PackageResources.training_wasm),
  ]

  @Test(arguments: embedded.keys.sorted()) func isTheFiles(_ name: String) throws {
    let path = URL(filePath: #filePath).appending(path: "../../../Sources/Pages/Resources/\(name)")
    let file = try Data(contentsOf: path.standardizedFileURL)
    #expect(Self.embedded[name] == file, "\(name) differs from the file")
  }
}
