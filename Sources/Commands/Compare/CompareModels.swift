import Explorer
import Figures
import Files
import Foundation
import Laboratory
import LeNet
import Pages

extension Compare {
  /// Trains models, or takes runs that are there, and shows them side by side.
  func compareModels() throws {
    let test = try data.load(.test).digits
    try File.checkWritable(folder: output)
    let folder = ComparisonFolder(path: output)
    let comparison =
      if shipped { try ShippedComparison.read() } else if !merge.isEmpty { try merged(of: test) } else {
        try trained(on: data.load(.training).digits, test: test, in: folder)
      }
    try folder.write(comparison)
    try show(comparison, test: test)
  }

  /// The command that makes the same runs again.
  private var command: String {
    var words = ["lenet compare"]
    if let models { words.append("--models \(models)") }
    if budget == .full { words.append("--recipe full") }
    let seeds = theSeeds
    words.append(
      "--seeds " + (seeds.count == 1 ? "\(seeds[0])" : seeds.map { "\($0)" }.joined(separator: ",")))
    if let arguments = data.arguments { words.append(arguments) }
    return words.joined(separator: " ")
  }

  private var theSeeds: [UInt64] { seeds?.seeds ?? (budget == .quick ? [1] : [1, 2, 3]) }

  private func trained(
    on training: LabelledDigits, test: LabelledDigits, in folder: ComparisonFolder
  ) throws -> Comparison {
    let setting = Model.Setting(
      training: training, test: test, data: training.checksum + ", " + test.checksum, budget: budget,
      threads: threads.threads)
    let tasks = try chosen.flatMap { model in
      (model.isRandom ? theSeeds : [theSeeds[0]]).map { (model: model, seed: $0) }
    }
    Interruption.setFarewell(
      (Console.isWatched ? Console.clearedLine : "")
        + "Interrupted. This goes on with what is not finished:\n"
        + Program.asTyped("\(command) --resume")
        + (output == "output/compare" ? "" : " --output \(output.quotedForShell)")
        + "\n")
    defer { Interruption.setFarewell(nil) }
    var progress = ComparisonProgress(tasks.map { $0.model.effort(budget) })
    var runs: [ModelRun] = []
    for (index, task) in tasks.enumerated() {
      let finished =
        resume
        ? try folder.run(of: task.model, seed: task.seed, budget: budget, data: setting.data) : nil
      progress.begin(index, task.model.name, seed: task.seed, isDone: finished != nil)
      let run =
        finished
        ?? task.model.run(
          seed: task.seed, in: setting, clock: { Self.processorSeconds },
          report: { [progress] in progress.report($0) })
      progress.end()
      if finished == nil { try folder.write(run, of: task.model) }
      print(
        "\(task.model.id), seed \(task.seed): \(Numbers.percent(run.error, 2)) wrong, "
          + "\(Numbers.fixed(run.trainingSeconds, 1)) s")
      fflush(nil)
      runs.append(run)
    }
    return Comparison(command: command, budget: budget, source: data.data, runs: runs)
  }

  /// The time that the processor has worked for the program, in seconds.
  private static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// The runs of other folders, as one comparison.
  private func merged(of test: LabelledDigits) throws -> Comparison {
    let runs = try ComparisonFolder.merged(merge, of: test)
    return Comparison(
      command: "lenet compare --merge " + merge.map(\.quotedForShell).joined(separator: " "),
      budget: runs[0].budget, source: data.data, runs: runs)
  }

  private func show(_ comparison: Comparison, test: LabelledDigits) throws {
    let place = "compare/compare.html"
    let page = ComparePage(comparison, test: test, site: Site.around(place, in: output))
    try File.write(Array(page.html.utf8), to: "\(output)/compare.html")
    try Site.complete(around: place, in: output)
    let files = try figures.write(page.figures, to: output)
    print("\n" + Terminal.table(comparison.table, width: Terminal.standardOutput.width))
    print(
      "\nwrote  \(output)/compare.html\n       \(output)/comparison.json and \(files.count) figures beside it"
    )
    Console.printNext([
      ("lenet lesson 14", "what convolution buys, and how large a difference must be"),
      ("lenet layers", "what each layer contributes"),
    ])
  }
}
