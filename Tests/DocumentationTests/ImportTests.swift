import Foundation
import Testing

/// Modules import what the article on architecture says, and `Package.swift` declares.
@Suite struct ImportTests {
  /// What comes with every toolchain.
  private static let system: Set = ["Foundation", "Synchronization", "Glibc", "Darwin"]

  /// The rows of the article's table.
  private static let rows: [(module: String, imports: Set<String>)] = {
    let article = try! Repository.text("Sources/LeNet/LeNet.docc/PackageArchitecture.md")
    return article.matches(of: /(?m)^\| `([A-Za-z]+)` \| [^|]+ \| ([^|]+) \|$/).map {
      let names = $0.2.split(separator: ", ").map { $0.trimmingCharacters(in: .whitespaces) }
      return (String($0.1), Set(names).subtracting(["–"]))
    }
  }()

  /// Every module of the package with sources in Swift but the plugins, which have one file each and no module.
  private static let modules = try! FileManager.default.contentsOfDirectory(
    atPath: Repository.root.appending(path: "Sources").path
  ).filter { !plugins.contains($0) && !(try! imported(by: $0)).files.isEmpty }

  private static let plugins: Set = ["CompileLessons", "EmbedResources"]

  private static func imported(by module: String) throws -> (files: [String], names: Set<String>) {
    let files = try Repository.files(in: "Sources/\(module)", ending: ".swift")
    var names: Set<String> = []
    for file in files {
      let text = try Repository.text(file)
      names.formUnion(text.matches(of: /(?m)^(?:@\w+ )?import (\w+)/).map { String($0.1) })
    }
    return (files, names)
  }

  @Test func theTableHasEveryModule() {
    #expect(Self.rows.map(\.module).sorted() == Self.modules.sorted())
  }

  /// All but the programs, whose symbols nobody imports.
  @Test func everyLibraryIsDocumented() throws {
    let script = try Repository.text(".ci/documentation")
    let list = try #require(script.firstMatch(of: /modules=\(([^)]+)\)/), "no list of modules")
    let documented = Set(list.1.split(separator: " ").map(String.init))
    #expect(documented == Set(Self.modules).subtracting(["Commands", "EncodeResources", "WeaveLessons"]))
  }

  @Test func sourcesImportWhatTheTableSays() throws {
    for (module, expected) in Self.rows {
      let names = try Self.imported(by: module).names.subtracting(Self.system)
      #expect(names == expected, "\(module) imports others than the article's table says")
    }
  }

  @Test func importsPointUpwards() {
    var above: Set<String> = []
    let names = Set(Self.rows.map(\.module))
    for (module, imports) in Self.rows {
      let below = imports.intersection(names).subtracting(above)
      #expect(below == [], "\(module) imports what stands below it")
      above.insert(module)
    }
  }

  @Test func whatIsImportedIsDeclared() throws {
    let package = try Repository.text("Package.swift")
    for (module, imports) in Self.rows where !imports.isEmpty {
      let start = try #require(
        package.firstRange(of: try Regex("arget\\(\\s*name: \"\(module)\",\\s*dependencies: \\[")),
        "no target \(module)")
      let declared = package[start.upperBound...].prefix { $0 != "]" }
      let names = Set(declared.matches(of: /(?:name: |^|[\s,])"(\w+)"/).map { String($0.1) })
      #expect(
        imports.subtracting(names) == [], "\(module) imports what Package.swift does not declare for it")
    }
  }
}
