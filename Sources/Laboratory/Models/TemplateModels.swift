import LeNet

/// A classifier that sees digits without their slant.
struct OfDeskewedDigits: Classifier {
  let classifier: any Classifier

  func predictions(for digits: LabelledDigits, threads: Int) -> Predictions {
    classifier.predictions(for: digits.deskewed(threads: threads), threads: threads)
  }
}

extension ModelTask {
  /// The same task with the digits' slant removed.
  var deskewed: ModelTask {
    var task = self
    task.digits = digits.deskewed(threads: threads)
    return task
  }
}

extension Model {
  /// The same model of digits without their slant.
  func deskewed(id: String, name: String, published: Published?, difference: String?) -> Model {
    Model(
      id: id, name: name, family: family, summary: summary + " Digits have their slant removed first.",
      published: published, difference: difference, isRandom: isRandom, effort: effort,
      train: { task in
        let trained = self.trained(on: task.deskewed)
        return TrainedModel(
          classifier: OfDeskewedDigits(classifier: trained.classifier), parameters: trained.parameters,
          multiplyAdds: trained.multiplyAdds)
      })
  }

  static let nearestMean = Model(
    id: "nearest-mean", name: "nearest mean", family: .template,
    summary: "Takes a digit for the class whose mean digit is nearest.", published: nil, difference: nil,
    isRandom: false, effort: { _ in 1e9 },
    train: { task in
      TrainedModel(
        classifier: NearestMean(training: task.digits), parameters: 10 * 784, multiplyAdds: 10 * 784)
    })

  static let nearestNeighbours = Model(
    id: "nearest-neighbours", name: "3 nearest neighbours", family: .template,
    summary: "Keeps all digits, and asks the three whose pixels are nearest.",
    published: Published(error: 0.05, source: Source.paper),
    difference:
      "The paper’s digits were 20 × 20 pixels; whole 28 × 28 pictures come out at about 3 % elsewhere, too "
      + "(3.09 % on the data set’s page).",
    isRandom: false, effort: { _ in 1e12 },
    train: { task in
      let count = task.digits.count
      return TrainedModel(
        classifier: NearestNeighbours(training: task.digits, k: min(3, count)), parameters: count * 784,
        multiplyAdds: count * 784)
    })

  static let nearestNeighboursDeskewed = nearestNeighbours.deskewed(
    id: "nearest-neighbours-deskewed", name: "3 nearest neighbours, deskewed",
    published: Published(error: 0.024, source: Source.paper),
    difference:
      "The paper deskewed in black and white and cropped digits to 20 × 20 pixels.")
}
