import Foundation
import Testing

@testable import Notebook

/// What the search of a site is given to look through.
struct SearchIndexTests {
  private static func prose(_ markdown: String, _ values: String...) -> Element.Prose {
    Element.Prose(markdown: markdown, values: values)
  }

  private static let index: SearchIndex = {
    let lesson = Lesson(name: "02-test", title: "Test", aim: "The *aim*.") { _ in }
    var index = SearchIndex()
    index.add(
      lesson,
      elements: [
        .prose(prose("Before.\n\n## One pixel\n\nIt is \u{E000}0\u{E001} of 5 × 5.\n\n- one\n- two", "576")),
        .code("let a = 1"), .text("a is 1"),
        .prediction(prose("**Predict.** How many?")),
        .code("let count = 24"), .text("24 places"), .code("later()"),
        .outcome(prose("It is 24."), answers: []),
        .prose(prose("## Five `maps`, 2\n\nMore.\n\n```text\nplain\n```")),
        .exercise(
          Element.Exercise(
            code: "var mine = 0", line: 3, shown: [], failures: [], answer: "var mine = 1", answerShown: [],
            answerFailures: [])),
        .quiz([
          Element.Choice(text: prose("Yes, because."), explanation: prose("Think.\n\nAgain."), isRight: true)
        ]),
      ])
    return index
  }()

  @Test func sectionsHaveTheAnchorsOfThePage() {
    #expect(Self.index.lessons.map(\.file) == ["02-test.html"])
    #expect(Self.index.lessons[0].sections.map(\.id) == ["", "one-pixel", "five-maps--2"])
    #expect(Self.index.lessons[0].sections.map(\.heading) == ["", "One pixel", "Five maps, 2"])
  }

  @Test func valuesOfTheRunAreFound() {
    let sections = Self.index.lessons[0].sections
    #expect(sections[0].prose == ["The aim.", "Before."])
    #expect(
      sections[1].prose == ["It is 576 of 5\u{A0}×\u{A0}5.", "one", "two", "Predict. How many?"],
      "paragraphs one by one, without what is folded away")
    #expect(sections[1].code == ["let a = 1", "a is 1", "let count = 24"])
    #expect(sections[2].code == ["plain\n", "var mine = 0"])
  }

  /// A result must not give away what a reader is to find out.
  @Test func whatIsFoldedAwayIsKeptApart() {
    let sections = Self.index.lessons[0].sections
    #expect(sections[1].folded == ["24 places", "later()", "It is 24."])
    #expect(sections[2].folded == ["var mine = 1", "Think.", "Again."])
    #expect(sections[2].prose == ["More.", "Yes, because."])
  }

  /// The page's policy knows its scripts, and no text of a lesson ends one.
  @Test func thePageHoldsTheIndex() throws {
    let lesson = Lesson(name: "02-test", title: "Test", aim: "Aim.") { _ in }
    var index = SearchIndex()
    index.add(lesson, elements: [.code("let end = \"</script><!--\"")])
    let html = try LessonSearchPage([lesson], index: index, hasHandOuts: true).html
    #expect(html.contains(#"\u003C/script>\u003C!--"#))
    #expect(html.matches(of: /<\/script>/).count == 2, "the index and the script, each ended once")
    #expect(html.contains("script-src 'sha256-"))
    #expect(html.contains("<a href=\"02-test-handout.html\">Hand-out</a>"))
    let page = try LessonPage(lesson, elements: [], among: [lesson], hasSearch: true).html
    #expect(page.contains("role=\"search\"") && page.contains("script-src 'sha256-"))
    let plain = try LessonPage(lesson, elements: [], among: [lesson]).html
    #expect(!plain.contains("search") && !plain.contains("script-src"), "by itself a page has no search")
  }
}
