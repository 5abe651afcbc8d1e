import Reading
import Testing

@testable import Commands

@Suite struct FormFileTests {
  private static func field(_ members: String) -> String {
    #"{"fields": [{"name": "a", "kind": "number", "x": 30, "y": 60\#(members)}]}"#
  }

  @Test(arguments: [
    ("", "no JSON, expected a form such as lenet sheet --help shows."),
    ("[1]", "no object, expected {\"title\": …, \"fields\": […]}."),
    ("{}", "no fields, expected a list of at least one, \"fields\": [{…}]."),
    (#"{"fields": 3}"#, "no fields, expected"),
    (#"{"fields": [3]}"#, "field 1 that is 3, expected"),
    (#"{"fields": [{"kind": "tick"}]}"#, "field 1 without a name, expected one."),
    (#"{"fields": [{"name": true}]}"#, "field 1 with name true, expected a text of 1 to 40 characters."),
    (#"{"fields": [{"name": "字"}]}"#, "field 1 with name \"字\", expected Latin letters"),
    (#"{"fields": [{"name": "a"}]}"#, "field \"a\" of no kind, expected \"digits\", \"number\""),
    (#"{"fields": [{"name": "a", "kind": "box"}]}"#, "field \"a\" of kind \"box\", expected \"digits\""),
    (#"{"fields": [{"name": "a", "kind": "tick"}]}"#, "field \"a\" with no x, expected a number from 0 to"),
    (#"{"fields": [], "colour": 1}"#, "the form with \"colour\", expected title, paper, fields."),
    (#"{"paper": "a3", "fields": [{}]}"#, "paper \"a3\", expected \"a4\" or \"letter\"."),
    (field(#", "widht": 5"#), "field \"a\" with \"widht\", expected name, kind, x, y, width, height."),
    (field(#", "width": true"#), "field \"a\" with width true, expected a number from 15 to 170."),
    (field(#", "count": 2"#), "field \"a\" with \"count\", expected name"),
    (
      field(#", "width": 165"#),
      "field \"a\" from (30, 56) to (195, 74) with its name, expected within (18, 34)"
    ),
    (
      #"{"fields": [{"name": "a", "kind": "digits", "x": 30, "y": 60, "count": 2.5}]}"#,
      "field \"a\" with count 2.5, expected a number from 1 to 20."
    ),
    (
      #"{"fields": [{"name": "a", "kind": "tick", "x": 30, "y": 60}, {"name": "a", "kind": "tick", "x": 30, "y": 90}]}"#,
      "two fields of the name \"a\", expected each name once."
    ),
    (
      #"{"fields": [{"name": "a", "kind": "tick", "x": 30, "y": 60}, {"name": "b", "kind": "number", "x": 30, "y": 68}]}"#,
      "field \"b\" on that of \"a\", expected fields beside each other"
    ),
  ]) func aFormIsNamedByItsMistake(json: String, expected: String) {
    do {
      _ = try FormFile(Array(json.utf8), from: "form.json").layout()
      Issue.record("a form was made of \(json)")
    } catch {
      #expect("\(error)".hasPrefix("form.json: \(expected)"), "\(error)")
    }
  }

  @Test func everyFailureSaysWhatToDo() {
    let failures: [SheetFailure] = [
      .noMark, .tooFewMarks(1), .tooFewMarks(2), .severalSheets, .noCode, .otherForm(7), .cutOff,
    ]
    let texts = failures.map { $0.error(for: "photo.jpg").description }
    #expect(Set(texts).count == failures.count)
    #expect(
      texts[1]
        == "photo.jpg: one corner mark of a sheet, expected four, or three at the least. The others are covered or "
        + "outside the picture: photograph it again so that all four corner marks are seen.")
    #expect(texts.allSatisfy { $0.hasPrefix("photo.jpg: ") && $0.hasSuffix(".") })
  }
}
