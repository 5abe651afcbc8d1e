import ArgumentParser
import Figures
import MNIST

enum FigureFormat: String, CaseIterable, ExpressibleByArgument {
  case png, svg, pdf
}

extension Theme: ExpressibleByArgument {}

/// How figures are written.
struct FigureOptions: ParsableArguments {
  @Option(
    name: .customLong("format"), parsing: .upToNextOption,
    help: ArgumentHelp("What figures are written as.", valueName: "kind"))
  var formats: [FigureFormat] = [.png, .svg]

  @Option(
    help: ArgumentHelp("The ground that figure files are drawn on; pages have both.", valueName: "name"))
  var theme: Theme = .light

  /// Writes every figure in every format, several at a time.
  ///
  /// - Returns: the names of the files, in the figures' order.
  @discardableResult
  func write(_ figures: [any Figure], to folder: String) throws -> [String] {
    try figures.flatMap { figure in formats.map { (figure, $0) } }.concurrentMap { figure, format in
      let name = "\(figure.name).\(format)"
      try File.write(bytes(of: figure, as: format), to: "\(folder)/\(name)")
      return name
    }
  }

  private func bytes(of figure: some Figure, as format: FigureFormat) throws -> [UInt8] {
    switch format {
    case .png: try figure.png(theme)
    case .svg: try figure.svg(theme)
    case .pdf: try figure.pdf(theme)
    }
  }
}
