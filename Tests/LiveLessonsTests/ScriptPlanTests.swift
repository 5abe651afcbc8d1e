import LessonFormat
import Testing

@testable import LiveLessons

/// Which scripts stay, and which run anew.
@Suite struct ScriptPlanTests {
  /// Blocks 0 to 5: prose, a cell, a section's prose, two cells, a section's prose.
  private func lesson(first: Int = 1, second: Int = 2, third: Int = 3) throws -> LessonSource {
    try LessonSource(
      markdown: """
        # Title

        Aim.

        Words.

        ```swift
        let a = \(first)
        ```

        ## Section

        ```swift
        let b = \(second)
        ```
        ```swift
        let c = \(third)
        ```

        ## End
        """)
  }

  @Test func aLessonIsCutBeforeItsSections() throws {
    let plan = ScriptPlan(of: try lesson(), ran: [], from: nil, edited: [])
    #expect(plan == ScriptPlan(kept: 0, scripts: [0..<2, 2..<5, 5..<6], start: 0))
  }

  @Test func whatStandsBeforeAChangeIsKept() throws {
    let blocks = try lesson().blocks
    let ran = [Array(blocks[0..<2]), Array(blocks[2..<5]), Array(blocks[5..<6])]
    // In the middle of a script: what is before it there runs again, by itself the next time.
    #expect(
      ScriptPlan(of: try lesson(third: 4), ran: ran, from: nil, edited: [])
        == ScriptPlan(kept: 1, scripts: [2..<4, 4..<5, 5..<6], start: 4))
    #expect(
      ScriptPlan(of: try lesson(first: 2), ran: ran, from: nil, edited: [4])
        == ScriptPlan(kept: 0, scripts: [0..<1, 1..<2, 2..<4, 4..<5, 5..<6], start: 1))
    let cut = [ran[0], Array(blocks[2..<4]), Array(blocks[4..<5]), ran[2]]
    #expect(
      ScriptPlan(of: try lesson(third: 5), ran: cut, from: nil, edited: [4])
        == ScriptPlan(kept: 2, scripts: [4..<5, 5..<6], start: 4))
  }

  @Test func nothingRunsWhereNothingChanged() throws {
    let blocks = try lesson().blocks
    #expect(
      ScriptPlan(of: try lesson(), ran: [blocks], from: nil, edited: [])
        == ScriptPlan(kept: 1, scripts: [], start: 6))
    #expect(
      ScriptPlan(of: try lesson(), ran: [blocks], from: 3, edited: []).scripts == [
        0..<2, 2..<3, 3..<5, 5..<6,
      ])
  }
}
