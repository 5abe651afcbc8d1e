import Testing

@testable import LessonFormat

/// Which lines of a cell a notebook lets the reader turn.
struct SliderTests {
  func sliders(_ code: String) -> [LessonSource.Slider] { LessonSource.Code(text: code, line: 1).sliders }

  @Test func aSliderSaysWhatItIsAndWhere() {
    #expect(
      sliders(
        "let a = 1\n@Slider(0...1, step: 0.05) var share: Float = 0.5  // é\n@Slider(-2...9) var i = -1\n")
        == [
          .init(
            name: "share", argument: "0...1, step: 0.05", bounds: 0...1, step: 0.05, value: "0.5", line: 2,
            attribute: 0..<26, valueColumns: 46..<49),
          .init(
            name: "i", argument: "-2...9", bounds: -2...9, step: 1, value: "-1", line: 3, attribute: 0..<15,
            valueColumns: 24..<26),
        ])
  }

  @Test(arguments: [
    ("@Slider(0...1) var x = 0.5", 0.01), ("@Slider(0.0...2) var x = 1", 0.02),
    ("@Slider(0...9) var x = 1", 1),
    ("@Slider( 1_000 ... 2_000 ,  step:  100 )  var  x  =  1_500", 100),
  ]) func theStepFollowsFromTheNumbers(code: String, step: Double) {
    #expect(sliders(code).map(\.step) == [step])
  }

  @Test(arguments: [
    " @Slider(0...9) var x = 1", "@Slider(0...n) var x = 1", "@Slider(0...9) var x = n",
    "@Slider(0...9) var x = 1 + 2", "@Slider(0...9) var x = 1.rounded()", "@Slider(0..<9) var x = 1",
    "@Slider(9...0) var x = 1", "@Slider(0...9) let x = 1", "@Slider(0...9) var x = 0x1",
    "@Slider(0...9) var x = 1.",
    "@Slider(0...9, step: 0) var x = 1", "@Slider var x = 1", "// @Slider(0...9) var x = 1",
    "@Slider(0...9) var x = 1e3",
  ]) func whatIsNoSlider(code: String) {
    #expect(sliders(code) == [])
  }

  /// Each opens what the line after it lies in, or seems to.
  @Test(arguments: [
    ("/*", false), ("/* /* */", false), ("/* /* */ */", true), ("// /*", true), ("let a = \"\"\"", false),
    ("let a = \"/*\"", true), (#"let a = "\"""#, true), (##"let a = #"\"#"##, true),
    (##"let a = #"\#("(")"#"##, true),
    (#"let a = "\(f("x", [1]))""#, true), ("f(", false), ("do {", false), ("let a = [", false),
    ("f { }", true),
    ("let a = \"unended", true), ("let a = \"\"\"\n\\(b)\n", false), ("let a = \"\"\"\n\\(b)\n\"\"\"", true),
    ("let a = \"\"", true), ("#if DEBUG", true), ("let a = #\"\"\"\n\"\"\"", false), (")", true),
  ]) func stringsCommentsAndBracketsAreNotSearched(before: String, isFound: Bool) {
    #expect(sliders(before + "\n@Slider(0...9) var x = 1\n").isEmpty != isFound)
  }

  @Test func manyBracketsAreNoTrouble() {
    #expect(sliders(String(repeating: "(", count: 1_000_000) + "\n@Slider(0...9) var x = 1") == [])
  }

  @Test func anotherValueChangesNothingElse() {
    let code = LessonSource.Code(text: "let é = 1\n@Slider(0...9) var index = 3 // 3\n", line: 7, column: 2)
    let changed = code.replacing(valueOf: code.sliders[0], with: "12")
    #expect(changed.text == "let é = 1\n@Slider(0...9) var index = 12 // 3\n")
    #expect((changed.line, changed.column) == (7, 2))
  }
}
