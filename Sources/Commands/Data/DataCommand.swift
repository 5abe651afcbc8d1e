import ArgumentParser
import Explorer
import Figures
import Files
import Foundation
import Laboratory
import LeNet
import MNIST
import Pages

struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data",
    abstract: "Shows what is in a data set, and whether its digits look like MNIST's.",
    usage: "lenet data [<place>] [<options>]",
    discussion: """
      Before anyone trains on digits: how many there are of each class, what they
      look like, which occur twice, and how they differ from MNIST's in paper,
      orientation, place, size and strokes, each with what to do about it.

      Prints tables, and writes to the output folder:
        data.html     the same as a page, with mean digits and samples
        data.json     every number
        *.png, *.svg  the figures

      Examples:
        lenet data                        the digits of the package
        lenet data mnist.npz              Keras's file
        lenet data train.csv              Kaggle's table
        lenet data emnist --transposed
      """)

  @Argument(
    help: ArgumentHelp(
      "A data set, as --data of other commands takes it. (default: the MNIST digits that come with the package)",
      valueName: "place"))
  var place: String?

  // The words of other commands' option, for those who type it here, too.
  @Option(name: .customLong("data"), help: .hidden)
  var dataOption: String?

  @Flag(help: "The data set has rows for columns, as EMNIST has: turn its digits upright.")
  var transposed = false

  @Flag(help: "The data set has dark digits on light: make them light on dark.")
  var inverted = false

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Chooses the samples.", valueName: "n"))
  var seed: UInt64 = 1

  @Flag(help: "Open the page in your browser.")
  var open = false

  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write.", valueName: "dir"))
  var output = "output/data"

  @OptionGroup(title: "Figures") var figures: FigureOptions

  private var path: String? { place ?? dataOption }

  func validate() throws {
    if place != nil && dataOption != nil {
      throw ValidationError("--data names the data set a second time: give one of the two.")
    }
    if path == nil && (transposed || inverted) {
      throw ValidationError(
        "\(transposed ? "--transposed" : "--inverted") is for a data set that is named: MNIST's own is as it should be."
      )
    }
  }

  func run() throws {
    let halves = try Halves(of: data.dataSet)
    try File.checkWritable(folder: output)
    let survey = DataSurvey(
      training: halves.training, test: halves.test, usual: try DataSet.embedded.load(.test),
      network: try WeightsFile.trained.network, seed: seed)
    let report = DataReport(
      survey, training: halves.training, test: halves.test,
      source: DataReport.Source(
        name: path ?? "MNIST", origins: halves.origins, remarks: halves.remarks,
        isTransposed: transposed, isInverted: inverted))

    try File.write(jsonFile(survey), to: "\(output)/data.json")
    let page = DataPage(report, site: Site.around("data/data.html", in: output))
    try File.write(Array(page.html.utf8), to: "\(output)/data.html")
    try Site.complete(around: "data/data.html", in: output)
    let files = try figures.write(report.figures, to: output)
    print(report.text(for: .standardOutput))
    print("\nwrote  \(output)/data.html\n       \(output)/data.json and \(files.count) figures beside it")
    let these = data.arguments.map { " " + $0 } ?? ""
    Console.printNext([
      ("lenet evaluate\(these)", "which digits the package's network reads wrongly"),
      ("lenet train\(these)", "a network that learns from them"),
    ])
    if open { try Browser.open("\(output)/data.html") }
  }

  /// The digits as the options of other commands name them.
  private var data: DataOptions {
    var options = DataOptions()
    options.data = path
    options.transposed = transposed
    options.inverted = inverted
    return options
  }
}

/// The halves that a data set has, and what to say about one that it has not.
private struct Halves {
  var training: LabelledDigits?
  var test: LabelledDigits?
  var origins: [(half: String, origin: String)] = []
  var remarks: [String] = []

  /// - Throws: ``FileError`` if neither half can be read.
  init(of set: DataSet) throws {
    var failure: (any Error)?
    for split in DataSet.Split.allCases {
      do {
        let written = try set.loadWithWriters(split)
        if split == .training { training = written.digits } else { test = written.digits }
        origins.append((split.rawValue, try set.origin(of: split)))
        remarks += written.leftOut.prefix(5).map { "\($0)" }
        if written.leftOut.count > 5 { remarks.append("And \(written.leftOut.count - 5) more are left out.") }
      } catch {
        failure = failure ?? error
        remarks.append("\(error)")
      }
    }
    if let failure, training == nil, test == nil { throw failure }
  }
}
