import Figures
import LeNet
import Pages

/// The page in which a reader trains a network.
public struct TrainPage {
  private let trace: Trace
  private let subject: Subject
  private let digits: LabelledDigits
  private let heldOut: Int
  private let site: Site.View?

  /// - Parameters:
  ///   - trace: of the digit that the page follows while the network learns.
  ///   - subject: where the digit of the trace comes from.
  ///   - digits: what the network learns from and, at their end, what it is measured on.
  ///   - heldOut: how many of the last digits are only for measuring.
  ///   - site: the pages around it, if it is not by itself.
  public init(
    _ trace: Trace, subject: Subject, digits: LabelledDigits, heldOut: Int, site: Site.View? = nil
  ) {
    self.trace = trace
    self.subject = subject
    self.digits = digits
    self.heldOut = heldOut
    self.site = site
  }

  /// One self-contained HTML file.
  public var html: String {
    get throws {
      let page = try Page(
        title: "Train LeNet-5 in this page",
        description:
          "Trains LeNet-5 on a few thousand handwritten digits, in the browser, by compiled Swift.",
        template: PackageResources.train_mustache, site: site)
      return try page.html(
        Content(
          report: site == nil ? "report.html" : nil, count: Numbers.grouped(digits.count - heldOut),
          held: Numbers.grouped(heldOut), batch: "\(TrainingDigits.recipe.batchSize)",
          weights: Numbers.grouped(trace.network.parameters.count), source: subject.source),
        live: LiveData(
          [LiveData.TracedDigit(trace, source: subject.source, label: subject.label)],
          training: TrainingDigits(digits, heldOut: heldOut)))
    }
  }

  private struct Content {
    /// The report, where no menu leads to it.
    let report: String?
    let count, held, batch, weights, source: String
  }
}
