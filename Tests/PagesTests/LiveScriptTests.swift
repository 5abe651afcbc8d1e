import Testing

@testable import Pages

@Suite struct LiveScriptTests {
  /// The modules are one script in the page, where a name that two of them declare stops all of it.
  @Test func namesAreUniqueAmongModules() {
    let names = LiveScript.modules(trains: true).flatMap { module in
      String(decoding: module, as: UTF8.self).matches(
        of: /(?m)^(?:export )?(?:async )?(?:const|let|function|class) (\w+)/
      ).map { String($0.1) }
    }
    #expect(names.count > 50)
    let twice = Dictionary(grouping: names) { $0 }.filter { $1.count > 1 }.keys.sorted()
    #expect(twice == [], "declared by two modules")
  }

  /// A page without training carries nothing of it.
  @Test func onlyPagesThatTrainHaveTheTrainer() {
    #expect(LiveScript.text(trains: true).contains("class Trainer "))
    #expect(!LiveScript.text(trains: false).contains("class Trainer "))
  }
}
