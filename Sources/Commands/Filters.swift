import ArgumentParser
import Explorer
import Figures
import Files
import Foundation
import LeNet
import Pages

struct Filters: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows what a trained network has learned: its filters, before, during and after training.",
    usage: "lenet filters [<options>]",
    discussion: """
      Prints each layer's weights in numbers, and writes to the output folder:
        filters.html   every layer's weights, and how C1's filters came to be
        *.png, *.svg   the figures

      How filters came to be is told by snapshots.safetensors beside the weights, which lenet train writes.
      """)

  @OptionGroup var network: NetworkOptions

  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write.", valueName: "dir"))
  var output = "output/filters"

  @OptionGroup(title: "Figures") var figures: FigureOptions

  func run() throws {
    let weights = try network.network(in: network.read())
    try File.checkWritable(folder: output)
    let collection = LearnedFilters(
      weights.network, snapshots: try network.snapshots(of: weights.network), network: weights.summary)

    let place = "filters/filters.html"
    let page = FiltersPage(collection, site: Site.around(place, in: output))
    try File.write(Array(page.html.utf8), to: "\(output)/filters.html")
    try Site.complete(around: place, in: output)
    let files = try figures.write(collection.figures, to: output)
    print(collection.text(for: .standardOutput))
    print("\nwrote  \(output)/filters.html\n       \(files.count) figures beside it")
    Console.printNext([
      ("lenet lesson 2", "what a filter of C1 answers"), ("lenet lesson 5", "how those of C3 combine maps"),
    ])
  }
}
