import LeNet

extension Model {
  static let perceptron300 = Model.network(
    id: "perceptron-300", name: "300 hidden units", family: .perceptron,
    summary: "A dense layer of 300 units between pixels and logits.",
    published: Published(error: 0.047, source: Source.paper), difference: differenceOfPerceptrons,
    architecture: .perceptron("300 hidden units", hidden: [300])
  ) { .plain(epochs: $0 == .quick ? 3 : 20, learningRate: 0.002) }

  static let perceptron300And100 = Model.network(
    id: "perceptron-300-100", name: "300 and 100 hidden units", family: .perceptron,
    summary: "Two dense layers, of 300 and of 100 units, between pixels and logits.",
    published: Published(error: 0.0305, source: Source.paper), difference: differenceOfPerceptrons,
    architecture: .perceptron("300 and 100 hidden units", hidden: [300, 100])
  ) { .plain(epochs: $0 == .quick ? 3 : 20, learningRate: 0.002) }

  private static let differenceOfPerceptrons =
    "ReLU, cross-entropy and Adam, instead of sigmoids, squared errors and 20 passes of second-order descent."
}
