import Figures
import LeNet
import Pages

/// What a network's weights look like, and how they came to be.
public struct LearnedFilters {
  private let trained: Network
  private let snapshots: [Training.Snapshot]
  let network: NetworkSummary

  /// - Parameters:
  ///   - network: the network after its training.
  ///   - snapshots: the weights at moments of the training, the first before it; none if unknown.
  ///   - summary: what is known of it.
  public init(_ network: Network, snapshots: [Training.Snapshot], network summary: NetworkSummary) {
    trained = network
    self.snapshots = snapshots
    self.network = summary
  }

  /// The network before its first step, where that is known.
  private var untrained: Network? {
    snapshots.first.map { Network(.leNet5(activation: trained.activation), parameters: $0.parameters) }
  }

  /// The filter of C3 that training has changed most, by the length of the difference.
  private var mostChanged: Int? {
    untrained.map { untrained in
      let first = Stage.c3.weights.lowerBound
      let changes = (0..<16).map { filter in
        (first + filter * 150..<first + (filter + 1) * 150).reduce(Float(0)) { sum, index in
          let difference = trained.parameters[index] - untrained.parameters[index]
          return sum + difference * difference
        }
      }
      return changes.indices.max { changes[$0] < changes[$1] }!
    }
  }

  /// The figures of every layer's weights, in the order in which a digit passes them.
  public var figures: [any Figure] { Stage.learned.flatMap(figures) }

  func figures(of stage: Stage) -> [any Figure] {
    switch stage {
    case .c1:
      [C1FiltersFigure(trained)] + (snapshots.isEmpty ? [] : [FilterHistoryFigure(snapshots)])
    case .c3:
      (untrained.map { [C3FiltersFigure($0, when: .before, beside: trained)] } ?? [])
        + [C3FiltersFigure(trained, beside: untrained)]
        + (mostChanged.map { [FilterHistoryFigure(snapshots, ofC3: $0)] } ?? [])
    case .c5: [C5WeightsFigure(trained)]
    default: [DenseWeightsFigure(trained, stage: stage)]
    }
  }

  /// A layer's weights in numbers, before and after training where that is known.
  func numbers(of stage: Stage) -> Table {
    func row(_ name: String, _ parameters: [Float]) -> [String] {
      let weights = parameters[stage.weights]
      let count = Float(weights.count)
      let mean = weights.reduce(0, +) / count
      let variance = weights.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
      return [
        name, Numbers.short(weights.min()!, signed: true), Numbers.short(mean, signed: true),
        Numbers.short(weights.max()!, signed: true), Numbers.short(variance.squareRoot()),
        Numbers.short(parameters[stage.biases].reduce(0, +) / Float(stage.biases.count), signed: true),
      ]
    }
    return Table(
      header: ["weights", "smallest", "mean", "largest", "std. deviation", "mean bias"],
      rows: (snapshots.first.map { [row("before", $0.parameters)] } ?? []) + [
        row("trained", trained.parameters)
      ])
  }

  /// The numbers for the terminal.
  public func text(for terminal: Terminal) -> String {
    Stage.learned.map { stage in
      "\(stage.name), \(Numbers.grouped(stage.weights.count)) weights and \(stage.biases.count) biases\n"
        + Terminal.table(numbers(of: stage), width: terminal.width)
    }.joined(separator: "\n\n")
  }
}

/// The learned filters as a page.
public struct FiltersPage {
  private let filters: LearnedFilters
  private let site: Site.View?

  /// - Parameters:
  ///   - filters: what the page shows.
  ///   - site: the pages around it, if it is not by itself.
  public init(_ filters: LearnedFilters, site: Site.View? = nil) {
    self.filters = filters
    self.site = site
  }

  /// One self-contained HTML file.
  public var html: String {
    get throws {
      let page = try Page(
        title: "What LeNet-5 has learned", description: "The learned filters of LeNet-5, layer by layer.",
        template: PackageResources.filters_mustache, site: site)
      return try page.html(
        Content(
          network: filters.network.words, parameters: Numbers.grouped(Architecture.leNet5.parameterCount),
          sections: try Stage.learned.map { try Section($0, of: filters) }))
    }
  }

  private struct Content {
    let network, parameters: String
    let sections: [Section]
  }

  private struct Section {
    let id, name, purpose: String
    let numbers: TableView
    let figures: [FigureView]

    init(_ stage: Stage, of filters: LearnedFilters) throws {
      id = "\(stage)"
      name = stage.name.capitalised
      purpose = StageFacts(stage: stage, activation: .relu).purpose
      numbers = TableView(filters.numbers(of: stage), name: "\(stage.name) in numbers")
      figures = try FigureView.all(filters.figures(of: stage))
    }
  }
}
