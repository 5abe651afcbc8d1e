import Foundation
import LessonFormat
import Synchronization

@testable import LiveLessons

/// An engine that “runs” every block by showing its text, from the first that changed; a cell with `wrong` does not compile,
/// one with `trap` traps at its second line, and one with `loop` runs until it is stopped.
actor FakeEngine {
  /// The runs so far: what they were asked to begin from, and the sliders' values.
  private(set) var runs: [(from: Int?, sliders: [String: Double])] = []
  private(set) var ends = 0
  private var ran: [LessonSource.Block] = []
  private var sliders: [String: Double] = [:]
  private var isStopped = false
  /// What happens the next time that a lesson is being compiled.
  private var whileCompiling: (@Sendable () throws -> Void)?

  func whileCompiling(_ body: @escaping @Sendable () throws -> Void) { whileCompiling = body }

  nonisolated var engine: LessonEngine {
    LessonEngine(
      run: { source, _, sliders, from, handle in
        await self.run(source, sliders: sliders, from: from, handle: handle)
      },
      stop: { await self.stop() }, end: { await self.end() },
      widget: { $0 == "1" ? Array("<p>widget".utf8) : nil })
  }

  private func stop() { isStopped = true }
  private func end() {
    ends += 1
    ran = []
  }

  private func run(
    _ source: LessonSource, sliders: [String: Double], from: Int?, handle: (RunEvent) async -> Void
  ) async {
    runs.append((from, sliders))
    isStopped = false
    let changed = source.blocks.indices.first { !ran.indices.contains($0) || ran[$0] != source.blocks[$0] }
    let start = min(from ?? .max, changed ?? source.blocks.count)
    if start == source.blocks.count { return await handle(.ended(.completed)) }
    await handle(.compiling(from: start))
    if let body = whileCompiling {
      whileCompiling = nil
      try! body()
    }
    for (number, block) in source.blocks.enumerated() {
      guard let code = block.code, let wrong = code.text.firstRange(of: "wrong") else { continue }
      let line = code.line + code.text[..<wrong.lowerBound].count { $0 == "\n" }
      let diagnostic = Diagnostic(block: number, line: line, column: 3, isError: true, message: "it is wrong")
      await handle(.failedToCompile([diagnostic]))
      return await handle(.ended(.failedToCompile))
    }
    ran = Array(source.blocks.prefix(start))
    for (number, block) in source.blocks.enumerated().dropFirst(start) {
      await handle(.began(block: number))
      let text = block.code?.text ?? "prose"
      while text.contains("loop") {
        if isStopped { return await handle(.ended(.stopped)) }
        try? await Task.sleep(for: .milliseconds(5))
      }
      if let code = block.code, text.contains("trap") {
        await handle(.trapped(block: number, line: code.line + 1, message: "it traps"))
        return await handle(.ended(.trapped))
      }
      let values = sliders.map { " \($0.key)=\($0.value)" }.joined()
      await handle(.element(block: number, index: 0, html: "<p>\(text)\(values)</p>"))
      await handle(.finished(block: number, count: 1))
      ran.append(block)
    }
    await handle(.ended(.completed))
  }
}
