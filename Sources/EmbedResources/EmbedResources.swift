import Foundation
import PackagePlugin

/// Makes the files in a target's folder `Resources`, but those that the package excludes, a part of its module: each is a
/// constant of `PackageResources`.
///
/// The package manager's own `.embedInCode` writes array literals, which keep the compiler busy for much longer than text.
@main
struct EmbedResources: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let files = (target.sourceModule?.sourceFiles.map(\.url) ?? [])
      .filter { $0.deletingLastPathComponent().lastPathComponent == "Resources" }
      .sorted { $0.path < $1.path }
    let output = context.pluginWorkDirectoryURL.appending(path: "PackageResources.swift")
    return [
      .buildCommand(
        displayName: "Embedding the resources of \(target.name)",
        executable: try context.tool(named: "EncodeResources").url,
        arguments: [output.path] + files.map(\.path), inputFiles: files, outputFiles: [output])
    ]
  }
}
