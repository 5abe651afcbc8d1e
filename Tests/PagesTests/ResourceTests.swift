import Foundation
import Testing

@testable import Pages

/// What pages carry is what lies in `Sources/Pages/Resources`.
@Suite struct ResourceTests {
  private static func file(_ name: String) throws -> Data {
    try Data(
      contentsOf: URL(filePath: #filePath).appending(path: "../../../Sources/Pages/Resources/\(name)")
        .standardizedFileURL)
  }

  @Test(arguments: [
    ("live.js", PackageResources.live_js), ("training.js", PackageResources.training_js),
    ("search-field.js", PackageResources.search_field_js), ("page.css", PackageResources.page_css),
    ("page.mustache", PackageResources.page_mustache),
  ]) func textIsTheFiles(_ name: String, _ text: String) throws {
    let file = try Self.file(name)
    #expect(Data(text.utf8) == file, "\(name) differs from the file")
  }

  @Test(arguments: [
    ("lenet.wasm", PackageResources.lenet_wasm), ("training.wasm", PackageResources.training_wasm),
  ]) func moduleIsTheFiles(_ name: String, _ bytes: [UInt8]) throws {
    let file = try Self.file(name)
    #expect(Data(bytes) == file, "\(name) differs from the file")
  }
}
