import ArgumentParser
import Explorer
import Figures
import Files
import Foundation
import LeNet
import Pages

struct Explore: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Walks a digit through the network, layer by layer, and writes a report of it.",
    usage: "lenet explore [<options>]",
    discussion: """
      Prints what each layer does, and what it did with this digit. Then it writes to the output folder:
        report.html        everything in one page that needs nothing but a browser
        train.html         a page that trains a network while you watch
        trace.safetensors  every value between digit and label, for other tools
        *.png, *.svg       the figures

      Examples:
        lenet explore --step            wait for Return after each layer
        lenet explore --index 8         test digit 8: a 5, hard to read
        lenet explore --image mine.png  your own, on light or dark paper
        lenet explore --weights output/train/lenet-5.safetensors
      """)

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Which of the test digits, counted from 0.", valueName: "n"))
  var index: Int?

  @Option(
    help: ArgumentHelp(
      "A picture of one digit, PNG or JPEG, instead of a test digit; - reads standard input.",
      valueName: "file"))
  var image: String?

  @OptionGroup var network: NetworkOptions
  @OptionGroup var data: DataOptions

  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write.", valueName: "dir"))
  var output = "output/explore"

  @OptionGroup(title: "Figures") var figures: FigureOptions

  @Flag(help: "Wait for Return after each layer.")
  var step = false

  @Flag(help: "Open the report when it is written.")
  var open = false

  func validate() throws {
    if index != nil && image != nil {
      throw ValidationError("--index and --image name two digits; give one of them.")
    }
  }

  func run() throws {
    let content = try network.read()
    let weights = try network.network(in: content)
    // A picture needs no data set unless one is named; with one, its report offers other digits too.
    let needsData = image == nil || data.data != nil
    let dataSet = needsData ? try data.dataSet : try? data.dataSet
    let digits = try dataSet.flatMap { needsData || $0.has(.test) ? try data.load(.test).digits : nil }
    if let digits {
      remarks(on: digits, data, network, readFrom: content).forEach(Console.note)
    }
    let subject = try subject(digits)
    let trace = Trace(of: subject.digit, through: weights.network)
    guard trace.isFinite, trace.evidence.total.isFinite else { throw try network.overflow }

    // Damaged snapshots are found out now rather than after the walk.
    let snapshots = try network.snapshots(of: weights.network)
    try File.checkWritable(folder: output)
    try walk(trace, subject)

    let report = "\(output)/report.html"
    let trainingDigits = try dataSet.flatMap(trainingDigits)
    try File.write(trace.safetensors.file, to: "\(output)/trace.safetensors")
    let page = Report(
      trace, subject: subject, network: weights.summary, snapshots: snapshots,
      examples: digits.map { ExampleDigits(from: $0, network: weights.network, threads: 2) },
      trainingPage: trainingDigits == nil ? nil : "train.html",
      site: Site.around("explore/report.html", in: output), lessons: Site.lessonsByStage)
    try File.write(Array(page.html.utf8), to: report)
    // The training page takes one core as long as the figures take the other.
    let trainingPage: @Sendable () throws -> [String] = {
      guard let trainingDigits else { return [] }
      let page = TrainPage(
        trace, subject: subject, digits: trainingDigits, heldOut: trainingDigits.count / 5,
        site: Site.around("explore/train.html", in: output))
      try File.write(Array(page.html.utf8), to: "\(output)/train.html")
      return []
    }
    let figureFiles: @Sendable () throws -> [String] = { [figures] in
      try figures.write(Report.figures(of: trace, subject: subject), to: output)
    }
    let files = try [trainingPage, figureFiles].concurrentMap { try $0() }.flatMap(\.self)
    try Site.complete(around: "explore/report.html", in: output)
    print("wrote  \(report)\n       \(output)/trace.safetensors and \(files.count) figures beside it")
    sayWhatIsNext()
    if open { try Browser.open(report) }
  }

  private func sayWhatIsNext() {
    let network = network.arguments.map { " " + $0 } ?? ""
    let data = data.arguments.map { " " + $0 } ?? ""
    let digit =
      image == nil
      ? ("lenet explore --image mine.png\(network)", "a digit of your own")
      : ("lenet explore --index 8\(network)", "a test digit that is hard to read")
    Console.printNext([
      open
        ? ("lenet lesson", "what each layer does, step by step")
        : ("lenet explore --open", "this, and the report in your browser"),
      digit, ("lenet evaluate\(network)\(data)", "how often the network is right"),
    ])
  }

  /// The data set's first digits, for the page that trains on them; nil if they are too few for one.
  private func trainingDigits(_ dataSet: DataSet) throws -> LabelledDigits? {
    guard dataSet.has(.training) else { return nil }
    let digits = try data.load(.training, first: 5000).digits
    return digits.count < 50 ? nil : digits
  }

  /// The digit to explore, and what is known of it.
  private func subject(_ digits: LabelledDigits?) throws -> Subject {
    if let image {
      let place = image == File.standardInput ? "standard input" : image
      let picture = try PictureFile.picture(in: File.read(image), from: place)
      guard let normalisation = Normalisation(picture) else {
        let (contrast, limit) = (Normalisation.contrast(of: picture), Normalisation.contrastLimit)
        throw FileError(
          place,
          found:
            "no ink: the largest difference from the paper is \(Numbers.percent(contrast)) of the range "
            + "from black to white",
          expected: "\(Numbers.percent(limit, 0)) or more",
          remedy: "Use a darker pen or more light, or cut the digit out of the picture.")
      }
      return Subject(normalisation, source: URL(filePath: place).lastPathComponent)
    }
    // Only a picture goes without a data set.
    let digits = digits!
    let index = index ?? 0
    guard (0..<digits.count).contains(index) else {
      throw FileError(
        "--index \(index)", found: "no such digit", expected: "a number from 0 to \(digits.count - 1)")
    }
    return Subject(
      digit: digits[index],
      source: "test digit \(index) of \(data.data ?? "MNIST")",
      label: Int(digits.labels[index]))
  }

  private func walk(_ trace: Trace, _ subject: Subject) throws {
    let walk = Walk(trace, subject: subject, terminal: .standardOutput)
    print(walk.verdict)
    for (number, stage) in Stage.allCases.enumerated() {
      print(walk.text(stage))
      guard step && number < Stage.allCases.count - 1 else { continue }
      Console.say("Return goes on, q ends: ")
      guard let line = readLine(), line != "q" else { break }
    }
  }
}

extension Trace {
  /// Whether no sum was too large for a number. A sum may be so while the logits are not: ReLU makes 0 of −∞.
  fileprivate var isFinite: Bool { Stage.allCases.allSatisfy { preActivations($0).allSatisfy(\.isFinite) } }
}
