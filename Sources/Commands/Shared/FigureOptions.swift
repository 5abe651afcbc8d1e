import ArgumentParser
import Figures
import Files

enum FigureFormat: String, CaseIterable {
  case png, svg, pdf
}

/// One kind, or several with commas between them.
struct FigureFormats: ExpressibleByArgument {
  let kinds: [FigureFormat]

  init(_ kind: FigureFormat) { kinds = [kind] }

  init?(argument: String) {
    let words = argument.lowercased().split(separator: ",", omittingEmptySubsequences: false)
    kinds = words.compactMap { FigureFormat(rawValue: String($0)) }
    guard kinds.count == words.count else { return nil }
  }

  var defaultValueDescription: String { kinds.map(\.rawValue).joined(separator: ",") }
  static var allValueStrings: [String] { FigureFormat.allCases.map(\.rawValue) }
}

extension Theme: ExpressibleByArgument {}

/// How figures are written.
struct FigureOptions: ParsableArguments {
  @Option(
    name: .customLong("format"), parsing: .upToNextOption,
    help: ArgumentHelp("What figures are written as.", valueName: "kind"))
  private var chosen: [FigureFormats] = [FigureFormats(.png), FigureFormats(.svg)]

  /// Each kind once.
  private var formats: [FigureFormat] {
    FigureFormat.allCases.filter { kind in chosen.contains { $0.kinds.contains(kind) } }
  }

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
