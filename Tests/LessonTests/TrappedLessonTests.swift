import Foundation
import Testing

@testable import Notebook

/// What is said where a lesson traps: at the reader's line, whatever was called from there.
@Suite struct TrappedLessonTests {
  @Test func aTrapEndsInASentenceWithItsLine() {
    let trace = """
      0 [inlined]        Swift runtime failure: Index out of range in lenet at /<compiler-generated>
      1 [ra]             Notebook.lesson_02_convolution() + 282 in lenet at /somewhere/Lessons/02-convolution.md:37:11
      2 [ra]             main + 8 in lenet at /somewhere/main.swift:1:1
      """
    #expect(
      TrappedLesson(
        report: "Swift/ContiguousArrayBuffer.swift:692: Fatal error: Index out of range\n" + trace
      ).description == "Lessons/02-convolution.md:37: Index out of range. The lesson ends here.")
    let optimised = """
        0 [inlined] [system] 0x0000561deaac46de specialized Array.subscript.getter in lenet at //<compiler-generated>
        1                    0x0000561deaac46de closure #1 in lesson_02 + 98 in lenet at Lessons/02-convolution.md:24:18
      """
    #expect(
      TrappedLesson(report: optimised).description
        == "Lessons/02-convolution.md:24: the cell stopped in Array.subscript.getter: is an index or a number out of "
        + "range, or a value missing? The lesson ends here.")
    #expect(
      TrappedLesson(report: "").description
        == "a lesson: the cell stopped: is an index or a number out of range, or a value missing? "
        + "The lesson ends here.")
  }

  /// Lines 6 and 7 are a helper, 11 a hidden cell, 15 an exercise, 19 its check, 23 its answer, 27 a cell.
  static let lesson = """
    # Title

    Aim.

    ```swift
    func first(_ list: [Int]) -> Int {
      list[0]
    }
    ```
    ```swift hidden
    let hidden = first([])
    ```

    ```swift exercise
    let mine: [Int] = []
    ```

    ```swift check
    expect(first(mine) == 1, "no")
    ```

    ```swift answer
    let mine = [1]
    ```

    ```swift
    show(first([]))
    ```
    """

  @Test(arguments: [
    ([7], "7: Index out of range."),
    ([7, 27], "7: Index out of range, called from line 27."),
    ([15], "15: Index out of range."),
    ([7, 15], "15: Index out of range, in line 7, which this line calls."),
    ([7, 19], "15: Index out of range, when line 19 checks what is written here."),
    ([15, 19], "15: Index out of range."),
    ([11], "11: Index out of range, in a hidden cell, which relies on what the cells above it compute."),
  ]) func theReadersLineIsTold(frames: [Int], expected: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "lenet-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "04-test.md").path
    try Self.lesson.write(toFile: path, atomically: true, encoding: .utf8)
    let trace = frames.map { "1 [ra] f() + 8 in lenet at \(path):\($0):3\n" }.joined()
    let trap = TrappedLesson(
      report: "Fatal error: Index out of range\n\(trace)2 [ra] main in lenet at /main.swift:1:1")
    #expect(trap.description == "\(folder.lastPathComponent)/04-test.md:\(expected) The lesson ends here.")
  }
}
