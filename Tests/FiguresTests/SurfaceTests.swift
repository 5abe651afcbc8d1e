import Dispatch
import Foundation
import LeNet
import Synchronization
import Testing

@testable import Cairo
@testable import Figures

@Suite struct SurfaceTests {
  private struct DiskFull: Error {}

  /// Files of either vector kind, drawn on by a caller whose disk is full.
  @Test func anErrorWhileAVectorFileIsWrittenIsThrownAtItsEnd() throws {
    let size = Size(20, 20)
    for isSVG in [true, false] {
      let write = { (_: UnsafeRawBufferPointer) throws in throw DiskFull() }
      #expect(throws: DiskFull.self) {
        let surface =
          try isSVG
          ? Surface.svg(size, write: write) : Surface.pdf(size, title: "", subject: "", write: write)
        try surface.draw { $0.fill(Rectangle(1, 1, 5, 5), color: Color(0xC8401A)) }
      }
    }
  }

  /// After its first error a sink hears nothing more.
  @Test func aSinkThatFailedIsNotCalledAgain() {
    var calls = 0
    #expect(throws: DiskFull.self) {
      let write = { (_: UnsafeRawBufferPointer) throws in
        calls += 1
        throw DiskFull()
      }
      try Surface.svg(Size(20, 20), write: write).draw {
        $0.fill(Rectangle(1, 1, 5, 5), color: Color(0xC8401A))
      }
    }
    #expect(calls == 1)
  }

  /// Cairo's fonts do not bear two threads that work with them at once; all else may be drawn meanwhile.
  @Test func whatWorksWithFontsWaitsForItsTurn() {
    let shapes = DispatchGroup()
    let fonts = DispatchGroup()
    let size = Size(20, 20)
    let done = Atomic(0)
    Font.turn.withLock { _ in
      DispatchQueue.global().async(group: shapes) {
        try? Surface.image(width: 20, height: 20).draw { context in
          context.at(Point(2, 2), turnedBy: 1) {
            context.fill(Rectangle(0, 0, 5, 5), color: Color(0xC8401A))
          }
        }
      }
      let works: [@Sendable () throws -> Void] = [
        { _ = Font(size: 7) },
        { _ = Font.tick.width(of: "A") },
        {
          try Surface.image(width: 20, height: 20).draw {
            $0.text("A", at: Point(2, 9), font: .tick, color: Color(0xC8401A))
          }
        },
        { try Surface.svg(size) { _ in }.draw { _ in } },
        { try Surface.pdf(size, title: "", subject: "") { _ in }.draw { _ in } },
      ]
      for work in works {
        fonts.enter()
        Thread {
          try? work()
          done.add(1, ordering: .relaxed)
          fonts.leave()
        }.start()
      }
      #expect(shapes.wait(timeout: .now() + 10) == .success, "shapes drawn without a turn")
      usleep(50_000)
      #expect(done.load(ordering: .relaxed) == 0, "no font worked with out of turn")
    }
    #expect(fonts.wait(timeout: .now() + 10) == .success, "all drawn when their turn comes")
  }

  /// Wider than Cairo's pictures can be.
  @Test func aStatusBecomesAnError() {
    #expect(throws: CairoError.self) { try Surface.image(width: 40_000, height: 1) }
  }

  @Test func whatIsNoPNGIsAnError() {
    #expect(throws: CairoError.self) { try Image(png: []) }
    #expect(throws: CairoError.self) { try Image(png: Array("GIF89a, not a PNG".utf8)) }
  }

  /// Also a status that no version of Cairo has yet.
  @Test func anUnknownStatusIsKept() {
    let error = CairoError(code: 4_711)
    #expect(error.code == 4_711)
    #expect(error.description.hasPrefix("Cairo status 4711: "))
  }

  @Test func pixelsSurviveThePNGFile() throws {
    let surface = try Surface.image(width: 4, height: 2)
    try surface.draw { context in
      context.fill(Rectangle(0, 0, 4, 2), color: Color(0xFBFAF7))
      context.fill(Rectangle(1, 0, 1, 2), color: Color(0x1B1D21))
    }
    let image = try Image(png: surface.image.png)
    #expect(image.width == 4 && image.height == 2)
    #expect((0..<4).map { image[$0, 1].hex } == ["#FBFAF7", "#1B1D21", "#FBFAF7", "#FBFAF7"])
  }

  /// With a palette and, from 257 colours, without.
  @Test(arguments: [1, 256, 257, 5000]) func aPNGKeepsEveryColour(count: Int) throws {
    var image = Image(width: count, height: 3)
    for column in 0..<count {
      for row in 0..<3 {
        image.pixels[row * count + column] = Color(UInt32((column + row) % count * 2_654)).pixel
      }
    }
    #expect(try Image(png: image.png) == image)
  }

  /// Viewers are told not to smooth the squares of a map, and the words for those who cannot see it are escaped.
  @Test func anSVGsPicturesStaySquaresAndItsWordsStayWords() throws {
    let figure = FeatureMapsFigure(
      stage: .s4, values: [Float](repeating: 1, count: Stage.s4.shape.count), subject: "<script> & co")
    let svg = String(decoding: try figure.svg(.light), as: UTF8.self)
    let images = svg.ranges(of: "<image ").count
    #expect(images == 2, "the maps and the colour bar")
    #expect(svg.ranges(of: "<image image-rendering=\"pixelated\"").count == images)
    #expect(svg.contains("&lt;script&gt; &amp; co") && !svg.contains("<script>"))
    #expect(!svg.contains("style"), "which the policy of a page around it might forbid")
  }

  /// What Cairo wraps up is unwrapped, what it repeats is left out, and paths go from place to place; what is drawn
  /// stays the same.
  @Test func anSVGIsShortened() {
    let svg = """
      <?xml version="1.0"?><svg version="1.1"><defs><g>
      <symbol overflow="visible" id="glyph0-0"><path style="stroke:none;" d="M 1 1 "/></symbol>
      <symbol overflow="visible" id="glyph0-1"><path style="stroke:none;" \
      d="M 1.23456 -2 L 10.5 -2 L 10.5 3 C 1 2 3 4 5 6.006 Z M 1.23456 -2 "/></symbol>
      </g></defs><g id="surface7">
      <path style=" stroke:none;fill:rgb(78.431373%,25.098039%,10.196078%);fill-opacity:1;" d="M 0 0 L 1 1 Z M 2 2 L 3 4 "/>
      <g style="fill:rgb(0%,0%,0%);fill-opacity:0.5;">
        <use xlink:href="#glyph0-1" x="4.5678" y="-0.5"/>
      </g><g style="fill:rgb(0%,0%,0%);fill-opacity:0.5;">
        <use xlink:href="#glyph0-1" x="9" y="1"/>
      </g></g></svg>
      """
    let tags = SVGDrawing.tags(of: Array(svg.utf8))
    #expect(
      String(decoding: SVGDrawing(tags, address: "href", isFile: false).bytes, as: UTF8.self) == """
        <defs><g><path id="0" d="m1.23-2h9.27v5c-9.5-1-7.5,1-5.5,3.01z"/></g></defs><g>\
        <path fill="#c8401a" d="m0,0l1,1zm2,2l1,2"/><g fill="#000000" fill-opacity="0.5">\
        <use href="#0" x="4.57" y="-.5"/><use href="#0" x="9" y="1"/></g></g></svg>
        """)
    let file = String(
      decoding: tidied(svg: Array(svg.utf8), size: Size(9, 9), title: "T & T", description: "D"),
      as: UTF8.self)
    #expect(
      file.contains(#"xmlns:xlink="http://www.w3.org/1999/xlink""#), "older viewers know no other address")
    #expect(file.contains(/<use xlink:href="#f[0-9a-z]{6}0" x="4.57"/), "\(file)")
    #expect(file.contains(/<title id="f[0-9a-z]{6}-title">T &amp; T<\/title>/), "\(file)")
  }

  private struct Square: Figure {
    let name = "square"
    let title = "T"
    let caption = "C"
    let alternativeText = "A square of \"ink\" & more."
    let table = Table(header: ["n"], rows: [])
    let bodySize = Size(20, 10)
    /// The colour of a theme's second square.
    var second: @Sendable (Theme) -> Color

    func draw(on context: Context, theme: Theme) throws {
      context.fill(Rectangle(0, 0, 5, 5), color: theme.palette.ink)
      context.stroke(Point(0, 0), Point(5, 5), color: theme.palette.accent, width: 1)
      context.fill(Rectangle(5, 0, 5, 5), color: second(theme))
      try context.paint(
        Image(width: 1, height: 1, filledWith: theme.palette.active.pixel), at: Point(10, 0),
        pixelsPerPoint: 1)
    }
  }

  /// Colours of the palette are a page's by their roles; images stand there for light and for dark.
  @Test func aDrawingInAPageIsOneForLightAndDark() throws {
    let svg = try Square { _ in Color(0x808080) }.inlineSVG()
    #expect(
      svg.hasPrefix("<svg role=\"img\" aria-label=\"A square of &quot;ink&quot; &amp; more.\" width=\"32\""))
    #expect(svg.contains("class=\"f-ink\"") && svg.contains("class=\"s-accent\""))
    #expect(svg.contains("fill=\"#808080\""), "a colour of its own, the same on both grounds")
    #expect(svg.matches(of: /<image [^>]*class="light"/).count == 1)
    #expect(svg.matches(of: /<image [^>]*class="dark"/).count == 1)
    #expect(!svg.contains("style="))
    let ids = Set(svg.matches(of: /\sid="(\w+)"/).map { String($0.1) })
    let used = Set(svg.matches(of: /href="#(\w+)"/).map { String($0.1) })
    #expect(used == ids, "every reference finds its id")
  }

  @Test func aDrawingThatDiffersStandsThereTwice() throws {
    let svg = try Square { $0.positiveMap[0.5] }.inlineSVG()
    #expect(svg.matches(of: /<svg class="(light|dark)" role="img"/).map { $0.1 } == ["light", "dark"])
    #expect(!svg.contains("class=\"f-"))
  }

  /// A number on a coloured square may be dark in both themes: ink on light ground, and of the ground's colour on dark.
  @Test func inkInOneThemeMayBeGroundInTheOther() throws {
    let svg = try Square { $0 == .dark ? $0.palette.ground : $0.palette.ink }.inlineSVG()
    #expect(svg.hasPrefix("<svg role=\"img\"") && svg.contains("class=\"f-ink-ground\""), "\(svg)")
    let other = try Square { $0 == .dark ? $0.palette.ink : $0.palette.ground }.inlineSVG()
    #expect(other.hasPrefix("<svg role=\"img\"") && other.contains("class=\"f-ground-ink\""), "\(other)")
  }

  /// Hundredths are rounded, not cut, and steps of a path do not add up errors.
  @Test func aPathsStepsLeadToItsPlaces() {
    let places = (1...50).map { Double($0) * 0.333 }
    let path = "M 0 0 " + places.map { "L \($0) \(-$0) " }.joined()
    let steps = String(decoding: ShortPath(Array(path.utf8)[...]).bytes, as: UTF8.self).split(separator: "l")
      .dropFirst()
    var sum = 0.0
    for (step, place) in zip(steps, places) {
      sum += Double(step.split { $0 == "," || $0 == "-" }[0])!
      #expect(abs(sum - place) < 0.0051, "after \(step)")
    }
  }
}
