import LeNet

/// A stage's formula, set by the browser and spoken in words.
struct Formula {
  /// MathML elements, one for each line.
  let lines: [String]

  init?(_ stage: Stage, activation: Activation) {
    let sum = "the sum over"
    switch stage {
    case .input: return nil
    case .c1:
      lines = Self.activated(
        stage, ["f", "y", "x"], activation,
        Self.sum(over: "i,j", to: 4) + Self.indexed("w", "f", "i", "j") + Self.times
          + Self.indexed("input", "y+i", "x+j"),
        spoken: "\(sum) i and j from 0 to 4 of weight f, i, j times the input at y plus i, x plus j")
    case .s2, .s4:
      let source = stage.previous!.name
      lines = [
        Self.math(
          Self.indexed(stage.name, "c", "y", "x") + Self.equals + "<mfrac><mn>1</mn><mn>4</mn></mfrac>"
            + Self.sum(over: "i,j", to: 1) + Self.indexed(source, "c", "2y+i", "2x+j"),
          spoken:
            "\(stage.name) of c, y, x is a quarter of \(sum) i and j from 0 to 1 of \(source) of c, 2 y plus i, "
            + "2 x plus j")
      ]
    case .c3:
      lines = Self.activated(
        stage, ["f", "y", "x"], activation,
        Self.sum(over: "c", to: 5) + Self.sum(over: "i,j", to: 4) + Self.indexed("w", "f", "c", "i", "j")
          + Self.times + Self.indexed("S2", "c", "y+i", "x+j"),
        spoken:
          "\(sum) c from 0 to 5, and i and j from 0 to 4, of weight f, c, i, j times S2 of c, y plus i, x plus j"
      )
    case .c5, .f6:
      let source = stage.previous!
      lines = Self.activated(
        stage, ["u"], activation,
        Self.sum(over: "k", to: source.shape.count - 1) + Self.indexed("w", "u", "k") + Self.times
          + Self.indexed(source.name, "k"),
        spoken: "\(sum) k from 0 to \(source.shape.count - 1) of weight u, k times \(source.name) of k")
    case .output:
      func power(_ index: String) -> String { "<msup><mi>e</mi>\(Self.indexed("z", index))</msup>" }
      lines = [
        Self.math(
          Self.indexed("z", "d") + Self.equals + Self.indexed("b", "d") + Self.plus
            + Self.sum(over: "u", to: 83) + Self.indexed("w", "d", "u") + Self.times
            + Self.indexed("F6", "u"),
          spoken: "The logit z of d is bias d plus \(sum) u from 0 to 83 of weight d, u times F6 of u"),
        Self.math(
          Self.indexed("p", "d") + Self.equals
            + "<mfrac>\(power("d"))<mrow>\(Self.sum(over: "j", to: 9))\(power("j"))</mrow></mfrac>",
          spoken:
            "The probability p of d is e to the power z of d, divided by \(sum) j from 0 to 9 of e to the power z of j"
        ),
      ]
    }
  }

  /// A weighted sum with its bias, and the activation of it.
  private static func activated(
    _ stage: Stage, _ indices: [String], _ activation: Activation, _ terms: String, spoken: String
  ) -> [String] {
    let (sum, bias) = (indexed("s", indices), indices[0])
    let place = indices.joined(separator: ", ")
    let (function, words) =
      switch activation {
      case .relu: ("<mi>max</mi>" + fenced("<mn>0</mn><mo>,</mo>" + sum), "the larger of 0 and s of \(place)")
      case .sigmoid: ("<mi>sigmoid</mi>" + fenced(sum), "the sigmoid of s of \(place)")
      case .tanh:
        (
          "<mn>1.7159</mn><mi>tanh</mi>" + fenced("<mfrac><mn>2</mn><mn>3</mn></mfrac>" + sum),
          "1.7159 times the hyperbolic tangent of two thirds of s of \(place)"
        )
      }
    return [
      math(
        sum + equals + indexed("b", bias) + plus + terms,
        spoken: "The sum s of \(place) is bias \(bias) plus \(spoken)"),
      math(indexed(stage.name, indices) + equals + function, spoken: "\(stage.name) of \(place) is \(words)"),
    ]
  }

  // MARK: - MathML

  private static let equals = "<mo>=</mo>"
  private static let plus = "<mo>+</mo>"
  private static let times = "<mo>⋅</mo>"

  private static func math(_ content: String, spoken: String) -> String {
    "<math display=\"block\" alttext=\"\(spoken).\"><mrow>\(content)</mrow></math>"
  }

  private static func fenced(_ content: String) -> String { "<mo>(</mo>\(content)<mo>)</mo>" }

  private static func sum(over indices: String, to end: Int) -> String {
    "<munderover><mo>∑</mo><mrow>\(symbols(indices))<mo>=</mo><mn>0</mn></mrow><mn>\(end)</mn></munderover>"
  }

  private static func indexed(_ name: String, _ indices: String...) -> String { indexed(name, indices) }

  private static func indexed(_ name: String, _ indices: [String]) -> String {
    "<msub><mi>\(name)</mi><mrow>\(indices.map(symbols).joined(separator: "<mo>,</mo>"))</mrow></msub>"
  }

  /// Letters, digits and signs, each in its element: `2y+i`.
  private static func symbols(_ text: String) -> String {
    text.map { $0.isLetter ? "<mi>\($0)</mi>" : $0.isNumber ? "<mn>\($0)</mn>" : "<mo>\($0)</mo>" }.joined()
  }
}
