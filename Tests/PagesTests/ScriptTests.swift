import Foundation
import Testing

@testable import Pages

/// The scripts that pages carry, and the modules they are bundled of. Whether a bundle is what its modules make,
/// `.ci/run` checks.
@Suite struct ScriptTests {
  private static let bundles = [
    "live": PackageResources.live_js, "training": PackageResources.training_js,
    "training-worker": PackageResources.training_worker_js, "sort": PackageResources.sort_js,
    "notebook": try! String(
      contentsOf: sources.appending(path: "LiveLessons/Resources/notebook.js"), encoding: .utf8),
    "search": PackageResources.search_js, "search-field": PackageResources.search_field_js,
  ]

  private static let sources = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Sources").standardizedFileURL
  private static let folder = sources.appending(path: "Pages/Scripts")

  /// The modules that a script imports, itself among them, as paths below the folder.
  private static func modules(of entry: String) throws -> Set<String> {
    var reached: Set<String> = []
    var next = [entry]
    while let module = next.popLast() {
      guard reached.insert(module).inserted else { continue }
      let file = folder.appending(path: module)
      for path in try String(contentsOf: file, encoding: .utf8).matches(of: /(?m)^import .*from "(.*)";$/) {
        let imported = file.deletingLastPathComponent().appending(path: String(path.1)).standardizedFileURL
        next.append(String(imported.path.dropFirst(folder.path.count + 1)))
      }
    }
    return reached
  }

  @Test func everyModuleIsInAPage() throws {
    let files = try FileManager.default.subpathsOfDirectory(atPath: Self.folder.path).filter {
      $0.hasSuffix(".js")
    }
    let reached = try Self.bundles.keys.map { try Self.modules(of: "Entries/\($0).js") }
    #expect(reached.reduce([], { $0.union($1) }) == Set(files), "modules that no page's script imports")
  }

  /// A bundle names each of its modules in a comment.
  @Test(arguments: bundles.keys.sorted()) func aBundleHasItsModules(_ entry: String) throws {
    let named = Self.bundles[entry]!.matches(of: /(?m)^ *\/\/ (\S+\.js)$/).map { String($0.1) }
    #expect(Set(named) == (try Self.modules(of: "Entries/\(entry).js")), "renew it with .ci/scripts")
    #expect(named.count == Set(named).count)
  }

  /// A page without training carries nothing of it.
  @Test func onlyPagesThatTrainHaveTheTrainer() {
    #expect(Self.bundles["training"]!.contains("// trainer.js\n"))
    #expect(!Self.bundles["live"]!.contains("// trainer.js\n"))
  }
}
