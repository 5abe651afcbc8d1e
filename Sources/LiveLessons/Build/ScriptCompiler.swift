import Files
import Foundation

/// Compiles scripts of a lesson into libraries that a running process loads.
struct ScriptCompiler: Sendable {
  let toolchain: Toolchain
  /// Where sources, modules and libraries lie.
  let folder: URL
  /// The lesson's file, as its sources name it.
  let path: String

  /// A script that can be loaded.
  struct Script: Sendable, Hashable {
    /// Its module, which later scripts import.
    let module: String
    /// The library's file.
    let library: URL
    /// The function that runs it.
    var entry: String { module + "_main" }

    /// What was written for it.
    func files(in folder: URL) -> [URL] {
      ["swift", "o", "swiftmodule"].map { folder.appending(path: "\(module).\($0)") } + [library]
    }
  }

  /// What the compiler said where it could not compile.
  struct Refusal: Error { let diagnostics: [Diagnostic] }

  /// Compiles a script and links it.
  ///
  /// - Parameters:
  ///   - source: the script.
  ///   - module: its name, which no other script of the process has.
  /// - Throws: ``Refusal`` where the compiler refuses it.
  func compile(_ source: String, as module: String, isScript: Bool = true) async throws -> Script {
    let file = folder.appending(path: module + ".swift")
    let object = folder.appending(path: module + ".o").path
    let library = folder.appending(path: "lib\(module).so")
    try Data(source.utf8).write(to: file)
    // Version 6 takes a script's variables for the main actor's own. What would not be safe is found by `check(_:)`.
    let mode =
      isScript
      ? [
        "-swift-version", "5", "-entry-point-function-name", module + "_main", "-emit-module-path",
        folder.appending(path: module + ".swiftmodule").path,
      ] : ["-swift-version", "6", "-parse-as-library"]
    try await run(
      frontend(file, module) + mode + [
        // Names of cells are internal to their module, and those that follow use them. One thread runs all cells.
        "-enable-testing", "-enforce-exclusivity=unchecked", "-g", "-c", "-o", object,
      ])
    // On Linux, the toolchain brings a linker that is faster than the system's.
    #if os(Linux)
    let linker = ["-use-ld=lld"]
    #else
    let linker = ["-Xlinker", "-undefined", "-Xlinker", "dynamic_lookup"]
    #endif
    try await run(["-emit-library", object, "-o", library.path] + linker)
    return Script(module: module, library: library)
  }

  /// Checks a lesson as the package's own build does.
  ///
  /// - Parameter source: the lesson, woven into a function.
  /// - Throws: ``Refusal`` where that build would fail.
  func check(_ source: String) async throws {
    let file = folder.appending(path: "Lesson.swift")
    try Data(source.utf8).write(to: file)
    try await run(frontend(file, "Lesson") + ["-swift-version", "6", "-parse-as-library", "-typecheck"])
  }

  private func frontend(_ file: URL, _ module: String) -> [String] {
    ["-frontend", "-primary-file", file.path, "-module-name", module, "-Onone", "-diagnostic-style", "llvm"]
      + toolchain.options + ["-I", folder.path]
  }

  private func run(_ arguments: [String]) async throws {
    let outcome = try await CompilerRun.of(toolchain.compiler, arguments)
    guard !outcome.isSuccess else { return }
    if outcome.isTooSlow {
      throw FileError(
        path, found: "the compiler was still busy after \(CompilerRun.limit)", expected: "seconds",
        remedy: "Break long expressions into parts, and give their values types.")
    }
    let diagnostics = Diagnostic.all(in: outcome.output, of: path)
    guard diagnostics.contains(where: \.isError) else {
      // A mistake that the compiler places elsewhere is the notebook's, or the compiler's.
      throw FileError(
        path, found: "the compiler says: \(outcome.output.prefix(2000))",
        remedy: "Build the package anew with swift build, and start the notebook again.")
    }
    throw Refusal(diagnostics: diagnostics)
  }
}
