import ArgumentParser
import Files
import Laboratory

struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Sets LeNet-5 beside the models before and after it, each measured anew, or two networks beside each other.",
    usage: "lenet compare [<options>]",
    discussion: """
      Trains every model on the training digits and measures it on the test digits: its error over several seeds, its \
      cost, how many digits it needs, how it bears disturbed ones, and the error that was published for it. Whether a \
      model differs from LeNet-5 by more than chance is tested on the same digits.

      Writes to the output folder:
        compare.html      the table and its figures as a page
        comparison.json   every number, and the command
        runs/*.json       one file for each model and seed
        *.png, *.svg      the figures

      With two --weights it trains nothing and compares the two networks: which reads better, the digits they differ in, \
      how their filters match, and one digit on its way through both. Then it writes networks.html and networks.json.

      Examples:
        lenet compare                                 every model, one seed
        lenet compare --models lenet-1,lenet-5 --seeds 1...5
        lenet compare --recipe full --seeds 3...3     a part, on one of many
        lenet compare --merge a b c                   the parts as one table
        lenet compare --shipped                       the full table at once
        lenet compare --weights a.safetensors --weights b.safetensors
      """)

  @Option(
    name: .long,
    help: ArgumentHelp("The models, separated by commas. (default: all of them)", valueName: "names"))
  var models: String?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp(
      "The seeds: 1...3, or 2, or 1,4. (default: 1, with --recipe full 1...3)", valueName: "seeds"))
  var seeds: SeedRange?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "quick: a pass or a few over the digits. full: as long as helps, hours. (default: quick)",
      valueName: "name"))
  var recipe: Budget?

  @Flag(help: "Keep what an interrupted comparison has finished in the output folder.")
  var resume = false

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp(
      "Train nothing: put the runs of these folders together to one table.", valueName: "dir"))
  var merge: [String] = []

  @Flag(help: "Train nothing: show the full table that comes with the package.")
  var shipped = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A network in a safetensors file, such as lenet train writes, or in NumPy's .npz; given twice, for the two to "
        + "compare.", valueName: "file"))
  var weights: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The non-linearity of both networks; given twice, of each. (default: what the files say, or relu)",
      valueName: "name"))
  var activation: [ForeignActivation] = []

  @Option(
    name: .long, parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "What was taken from the pixels, and what they were divided by, before both networks learned from them; given "
        + "twice, each. (default: what the files say, or nothing)", valueName: "mean,deviation"))
  var standardised: [PixelStandardisation] = []

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp(
      "The test digit that is followed through both networks. (default: the first that they differ in)",
      valueName: "n"))
  var index: Int?

  @OptionGroup var data: DataOptions
  @OptionGroup var threads: ThreadOptions

  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write.", valueName: "dir"))
  var output = "output/compare"

  @OptionGroup(title: "Figures") var figures: FigureOptions

  func validate() throws {
    _ = try chosen
    try validateNetworks()
    guard shipped || !merge.isEmpty else { return }
    let name = shipped ? "--shipped" : "--merge"
    if models != nil || seeds != nil || recipe != nil || resume {
      throw ValidationError("\(name) trains nothing: leave out --models, --seeds, --recipe and --resume.")
    }
    if shipped && (!merge.isEmpty || data.data != nil) {
      throw ValidationError("--shipped shows one table, of MNIST’s digits: leave out --merge and --data.")
    }
  }

  var budget: Budget { recipe ?? .quick }

  var chosen: [Model] {
    get throws {
      guard let models else { return Model.all }
      return try models.split(separator: ",", omittingEmptySubsequences: false).map { name in
        guard let model = Model.all.first(where: { $0.id == name }) else {
          throw ValidationError(
            "no model “\(name)”: expected \(Model.all.map(\.id).joined(separator: ", ")).")
        }
        return model
      }
    }
  }

  func run() throws {
    if weights.isEmpty { try compareModels() } else { try compareNetworks() }
  }
}

extension Budget: ExpressibleByArgument {}
