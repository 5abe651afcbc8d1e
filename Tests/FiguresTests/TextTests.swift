import Dispatch
import Foundation
import Synchronization
import Testing

@testable import Cairo

/// What figures write, and with what.
@Suite struct TextTests {
  /// Advances of Inter Medium and Bold, in 2816 units to the size.
  @Test func theFontIsInterWhateverTheMachineHas() {
    func width(_ text: String, isBold: Bool) -> Double {
      Font(size: 2816, isBold: isBold).width(of: text).rounded()
    }
    #expect(["0", "1", "×"].map { width($0, isBold: false) } == [1819, 1331, 1875])
    #expect(["0", "1", "×"].map { width($0, isBold: true) } == [1938, 1378, 1914])
  }

  @Test func theFontIsTheFiles() throws {
    for (name, bytes) in [
      ("Inter-Medium.otf", PackageResources.Inter_Medium_otf),
      ("Inter-Bold.otf", PackageResources.Inter_Bold_otf),
    ] {
      let path = URL(filePath: #filePath).appending(path: "../../../Sources/Cairo/Resources/\(name)")
      let file = try Data(contentsOf: path.standardizedFileURL)
      #expect(Data(bytes) == file, "\(name) differs from the file")
    }
  }

  /// Names of people and places, and the signs of the formulas that are explained.
  @Test(arguments: [
    "Łukasiewicz, Çağrı, Bokmål, “naïve” – l’œuvre…", "Δοκιμή αβθσπΣ", "Цифра, ґанок",
    "28 × 28 − 5 ÷ 2 ± 1 · √2 ≈ 1.4 ≤ ∞ ≥ ½ ≠ ¾", "∂L/∂w, Σ wx + b, 10⁻⁷, x², eˣ, wᵗ, x₁ → y ← 3 °",
  ]) func isWritten(_ text: String) throws {
    for isBold in [false, true] {
      try draw(text, Font(size: 9, isBold: isBold))
    }
  }

  /// Rather than as boxes that nobody can read.
  @Test func aTextThatTheFontLacksIsAnError() {
    #expect(throws: MissingCharacters.self) { try draw("a\nb", Font(size: 9)) }
    do {
      try draw("数字 7", Font(size: 9))
      Issue.record("drawn although the font has no such characters")
    } catch {
      #expect(
        "\(error)" == """
          figure's text “数字 7”: found U+6570, U+5B57, expected Latin, Greek or Cyrillic letters, digits and \
          mathematical signs. Write it in those.
          """)
    }
  }

  /// Figures are laid out by several threads while another draws.
  @Test func widthsAreTheSameOnAllThreads() throws {
    let texts = (0..<200).map { "\($0 * 7_919) × ∂ “Łódź”" }
    let expected = texts.map { Font(size: 9).width(of: $0) }
    let fonts = [Font(size: 9), Font(size: 9, isBold: true)]
    let wrong = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: 32) { turn in
      if turn.isMultiple(of: 4) {
        for text in texts.prefix(20) { try? draw(text, fonts[turn / 4 % 2]) }
      } else if texts.map({ fonts[0].width(of: $0) }) != expected {
        wrong.add(1, ordering: .relaxed)
      }
    }
    #expect(wrong.load(ordering: .relaxed) == 0)
  }

  private func draw(_ text: String, _ font: Font) throws {
    try Surface.image(width: 400, height: 20).draw { context in
      context.scale(by: 1.5)
      context.text(text, at: Point(2, 12), font: font, color: Color(0x1B1D21))
    }
  }
}
