import Foundation
import Testing

/// What documents refer to is there.
@Suite struct DocumentTests {
  @Test(arguments: Repository.documents) func everyPathExists(document: String) throws {
    // What stands in code and begins as a place in the repository does.
    let paths = try Repository.text(document).matches(
      of: /`((?:Sources|Tests|Lessons|\.ci|\.github)\/[^` ]*)`/
    ).map { String($0.1) }
    let missing = paths.filter { !Repository.exists($0) }
    #expect(missing == [], "\(document) names what is not there")
  }

  @Test(arguments: Repository.documents) func everyLinkLeadsSomewhere(document: String) throws {
    let folder = URL(filePath: "/\(document)").deletingLastPathComponent()
    let links = try Repository.text(document).matches(of: /\]\(([^)#:]+)\)/).map { String($0.1) }
    let missing = links.filter { !Repository.exists(folder.appending(path: $0).standardizedFileURL.path) }
    #expect(missing == [], "\(document) links to what is not there")
  }

  @Test func theReadmeIsShort() throws {
    let lines = try Repository.text("README.md").split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= 121, "\(lines.count - 1) lines, expected 120 at most")
  }

  /// The error that documents state for the network in the repository is what its run ended with.
  @Test(arguments: ["README.md", "Sources/LeNet/LeNet.docc/RecipesAndResults.md"])
  func theShippedNetworksError(document: String) throws {
    struct History: Decodable { var testAccuracy: Double }
    let history = try Repository.text("Sources/MNIST/Resources/trained/history.json")
    let accuracy = try JSONDecoder().decode(History.self, from: Data(history.utf8)).testAccuracy
    let error = String(format: "an error of %.2f %%", 100 * (1 - accuracy))
    #expect(try Repository.text(document).contains(error), "\(document) does not state \(error)")
  }

  /// The commands that the help of `lenet` lists are in the README's table.
  @Test func theReadmeHasEveryCommand() throws {
    let help = try Repository.text("Tests/CommandTests/Help/lenet.txt")
    let list = try #require(help.firstRange(of: "SUBCOMMANDS:\n"), "the help lists no commands")
    let verbs = help[list.upperBound...].matches(of: #/(?m)^  ([a-z]+) /#).map { String($0.1) }
    #expect(verbs.count >= 9, "the commands \(verbs), expected all of them")
    let readme = try Repository.text("README.md")
    let missing = verbs.filter { $0 != "explore" && !readme.contains("| `swift run lenet \($0)") }
    #expect(missing == [], "README.md has no row for these commands")
  }
}
