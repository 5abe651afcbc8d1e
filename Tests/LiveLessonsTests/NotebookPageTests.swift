import LessonFormat
import Testing

@testable import LiveLessons

@Suite struct NotebookPageTests {
  private let source = try! LessonSource(
    markdown: #"""
      # A lesson

      Its *aim*.

      ## One

      ```swift

      let text = "<&>"
      ```

      It is {{text}}.

      **Predict.** How long is it?

      - [{{text.count}}] letters

      ```swift hidden
      show(text.count)
      ```

      That many: {{text.count}}.

      ```swift exercise
      var more = 1
      ```

      ```swift check
      expect(more == 2, "It is \(more).")
      ```

      ```swift answer
      var more = 2
      ```

      **Hint.** Add.

      ## Two
      """#)

  private func page(
    _ progress: [String: String] = [:], change: (inout [NotebookPage.BlockState]) -> Void = { _ in }
  ) -> NotebookPage {
    var states = source.blocks.map { _ in NotebookPage.BlockState() }
    change(&states)
    return NotebookPage(
      "07-a-lesson", among: [ListedLesson(name: "07-a-lesson", source: source, progress: progress)],
      source: source, version: 3, blocks: states, progress: progress)
  }

  /// HTML takes the first line feed of a text area away.
  @Test func textsAreWholeAndEscaped() throws {
    let main = try page().main
    #expect(main.contains("\n\nlet text = &quot;&lt;&amp;&gt;&quot;</textarea>"), "in \(main)")
    #expect(main.contains("data-line=\"8\""))
    #expect(main.contains("aria-label=\"Cell 1 of 3, Swift\""))
    #expect(main.contains("rows=\"2\""))
  }

  @Test func draftsAndResultsStandInTheirPlaces() throws {
    let main = try page {
      $0[1].draft = "let draft = 1"
      $0[1].elements = ["<p>shown</p>"]
      $0[1].isStale = true
      $0[1].isChanged = true
    }.main
    #expect(main.contains("\nlet draft = 1</textarea>"))
    #expect(main.contains("data-stale><div class=\"element\"><p>shown</p></div>"), "in \(main)")
    #expect(main.contains("data-kind=\"cell\" data-changed"))
  }

  @Test func valuesAreOpenUntilTheLessonHasRun() throws {
    #expect(try page().main.contains("It is …."))
  }

  @Test func resultsAreHiddenUntilTheyArePredicted() throws {
    let form = "inputmode=\"decimal\" size=\"8\"></label> <span class=\"unit\">letters</span>"
    let main = try page().main
    #expect(main.contains(form), "in \(main)")
    // The cell's result and the paragraph below it.
    #expect(main.ranges(of: " hidden><div class=\"element\">").count == 1)
    #expect(main.ranges(of: "data-predicted=\"prediction-1\"").count == 2)
    #expect(try !page(["prediction-1": "3"]).main.contains("aria-live=\"off\" hidden"))
  }

  @Test func hintsAreThereAndHidden() throws {
    #expect(try page().main.contains("<div hidden><p><strong>Hint.</strong> Add.</p>\n</div>"))
  }

  @Test func thePageSaysWhatItsScriptNeeds() throws {
    let html = try page(["exercise-1": "solved"]).html
    let body =
      "<body data-lesson=\"07-a-lesson\" data-version=\"3\" data-progress=\"{&quot;exercise-1&quot;:&quot;solved&quot;}\">"
    #expect(html.contains(body), "in \(html.prefix { $0 != "<" })")
    #expect(html.contains("<a href=\"#one\">One</a>"))
    #expect(html.contains("<a href=\"#two\">Two</a>"))
    #expect(!html.contains("http-equiv"), "the policy is the server's")
    #expect(html.ranges(of: "<script").count == 1)
    #expect(NotebookPage.policy.contains("style-src 'self' 'sha256-"))
  }

  @Test func progressIsCounted() {
    let questions = LessonProgress([:], in: source)
    #expect(questions.words == "0 of 1 exercise, 0 of 1 question")
    let all = LessonProgress(["exercise-1": "solved", "prediction-1": "3"], in: source)
    #expect(all.words == "1 of 1 exercise, 1 of 1 question")
    // Shown without a prediction.
    #expect(LessonProgress(["prediction-1": ""], in: source).answered == 0)
  }
}
