import Files
import Foundation
import Laboratory
import LeNet

/// The folder of a comparison: a file for each run, and what they say together.
struct ComparisonFolder {
  let path: String

  private var runs: String { "\(path)/runs" }

  func place(of model: Model, seed: UInt64, budget: Budget) -> String {
    "\(runs)/\(model.id)-\(budget.rawValue)-\(seed).json"
  }

  func write(_ run: ModelRun, of model: Model) throws {
    try File.write(jsonFile(run, .compact), to: place(of: model, seed: run.seed, budget: run.budget))
  }

  func write(_ comparison: Comparison) throws {
    try File.write(jsonFile(comparison, .compact), to: "\(path)/comparison.json")
  }

  /// A finished run; none where there is no such file, or one of other digits.
  func run(of model: Model, seed: UInt64, budget: Budget, data: String) throws -> ModelRun? {
    let place = place(of: model, seed: seed, budget: budget)
    guard File.exists(place) else { return nil }
    let run = try Self.read(place)
    return run.data == data && run.model == model.id && run.seed == seed ? run : nil
  }

  /// All runs of a folder that another comparison wrote.
  static func runs(in folder: String) throws -> [ModelRun] {
    let path = "\(folder)/runs"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    let files = names.filter { $0.hasSuffix(".json") }.sorted()
    guard !files.isEmpty else {
      throw FileError(
        path, found: "no runs", expected: "files such as lenet-5-quick-1.json",
        remedy: "Give a folder that lenet compare wrote, such as output/compare.")
    }
    return try files.map { try read("\(path)/\($0)") }
  }

  /// The runs of several folders, each model and seed once.
  ///
  /// - Parameters:
  ///   - folders: those that comparisons were written into.
  ///   - test: the digits that the runs must be of.
  static func merged(_ folders: [String], of test: LabelledDigits) throws -> [ModelRun] {
    var merged: [ModelRun] = []
    for folder in folders {
      for run in try runs(in: folder) {
        guard run.data.hasSuffix(test.checksum), run.testDigits == test.count else {
          throw FileError(
            folder, found: "a run on other digits", expected: "runs on the test digits of this command",
            remedy: "Give the --data that they were made with.")
        }
        guard run.data == merged.first?.data ?? run.data, run.budget == merged.first?.budget ?? run.budget
        else {
          throw FileError(
            folder, found: "a run with other training digits or by another recipe",
            expected: "runs of one comparison",
            remedy: "Merge folders that were written with the same --data and --recipe.")
        }
        // Another seed of a model without chance is the same run again.
        let isRandom = Model.all.first { $0.id == run.model }?.isRandom ?? true
        let isThere = merged.contains { $0.model == run.model && ($0.seed == run.seed || !isRandom) }
        if !isThere { merged.append(run) }
      }
    }
    return merged
  }

  static func read(_ path: String) throws -> ModelRun {
    do {
      let run = try JSONDecoder().decode(ModelRun.self, from: Data(File.read(path)))
      if run.isPlausible { return run }
    } catch let error as FileError {
      throw error
    } catch {}
    throw FileError(
      path, found: "no run of a model", expected: "a file that lenet compare wrote",
      remedy: "Remove it, and let lenet compare --resume make it again.")
  }
}
