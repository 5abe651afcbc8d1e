import Foundation
import PackagePlugin

/// Weaves every Markdown file beside a target's sources into Swift.
@main
struct CompileLessons: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let tool = try context.tool(named: "WeaveLessons").url
    let files = try FileManager.default
      // Editors and file systems keep notes of their own in hidden files.
      .contentsOfDirectory(
        at: target.directoryURL, includingPropertiesForKeys: nil, options: .skipsHiddenFiles
      )
      .filter { $0.pathExtension.lowercased() == "md" && $0.lastPathComponent != "README.md" }
      .sorted { $0.path < $1.path }
    let names = files.map { $0.deletingPathExtension().lastPathComponent }
    func output(_ name: String) -> URL { context.pluginWorkDirectoryURL.appending(path: name + ".swift") }

    let catalogue = output("Catalogue")
    return zip(files, names).map { file, name in
      .buildCommand(
        displayName: "Weaving \(file.lastPathComponent)", executable: tool,
        arguments: [file.path, output(name).path], inputFiles: [file], outputFiles: [output(name)])
    } + [
      .buildCommand(
        displayName: "Listing the lessons", executable: tool,
        arguments: ["--catalogue", catalogue.path] + names, inputFiles: [], outputFiles: [catalogue])
    ]
  }
}
