import ArgumentParser
import Explorer
import Figures
import Files
import Foundation
import Laboratory
import LeNet
import Pages

extension Compare {
  /// - Throws: `ValidationError` if the options do not name two networks, or belong to the other comparison.
  func validateNetworks() throws {
    guard !weights.isEmpty else {
      let given = [
        activation.isEmpty ? nil : "--activation", standardised.isEmpty ? nil : "--standardised",
        index == nil ? nil : "--index",
      ].compactMap(\.self)
      if !given.isEmpty {
        throw ValidationError("\(Numbers.list(given)): for two networks only. Give --weights twice, too.")
      }
      return
    }
    if models != nil || seeds != nil || recipe != nil || resume || !merge.isEmpty || shipped {
      throw ValidationError(
        "--weights compares two trained networks: leave out --models, --seeds, --recipe, --resume, --merge and --shipped."
      )
    }
    guard weights.count == 2 else {
      throw ValidationError(
        "--weights: \(Numbers.count(weights.count, "file")) given, expected two: --weights A --weights B.")
    }
    for (name, count) in [("--activation", activation.count), ("--standardised", standardised.count)]
    where count > 2 {
      throw ValidationError("\(name): given \(count) times, expected once for both networks, or twice.")
    }
  }

  /// The options that name each of the two networks, and how its file is to be read.
  private var networks: [NetworkOptions] {
    weights.enumerated().map { place, file in
      var options = NetworkOptions()
      options.weights = file
      options.activation = activation.isEmpty ? nil : activation[min(place, activation.count - 1)]
      options.standardised = standardised.isEmpty ? nil : standardised[min(place, standardised.count - 1)]
      return options
    }
  }

  /// Compares two networks and shows what was found.
  func compareNetworks() throws {
    let options = networks
    // A pipe can be read once, so that each is read before anything else is.
    let contents = try options.map { try $0.read() }
    let files = try zip(options, contents).map { try $0.network(in: $1) }
    let digits = try data.load(.test).digits
    if let index, !(0..<digits.count).contains(index) {
      throw FileError(
        "--index \(index)", found: "no such digit", expected: "a number from 0 to \(digits.count - 1)")
    }
    try File.checkWritable(folder: output)
    let remarks =
      [data.remark(about: digits)]
      + zip(options, contents).map { $0.remark(about: digits, readFrom: $1) }
    remarks.compactMap(\.self).forEach(Console.note)
    for (options, file) in zip(options, files) {
      let predictions = file.network.predictions(for: digits, threads: threads.threads)
      guard predictions.probabilities.allSatisfy(\.isFinite) else { throw try options.overflow }
    }

    let findings = NetworkComparison(
      of: files[0].network, and: files[1].network, names: shortNames(of: weights), on: digits, index: index,
      threads: threads.threads)
    try File.write(try json(of: findings), to: "\(output)/networks.json")
    let compared = ComparedNetworks(
      findings,
      of: zip(weights, files).map { ComparedNetworks.Side(path: $0, $1.network, summary: $1.summary) },
      digits: digits, source: data.data.map { "the test digits of \($0)" } ?? "MNIST's test digits",
      command: command, layersCommand: layersCommand)
    let place = "compare/networks.html"
    let page = NetworksPage(compared, site: Site.around(place, in: output))
    try File.write(Array(page.html.utf8), to: "\(output)/networks.html")
    try Site.complete(around: place, in: output)
    let names = try figures.write(compared.figures, to: output)
    print(compared.text(for: .standardOutput))
    print(
      "\nwrote  \(output)/networks.html\n       \(output)/networks.json and \(names.count) figures beside it")
    let these = [options[1].arguments, data.arguments].compactMap(\.self).map { " " + $0 }.joined()
    Console.printNext([
      (layersCommand, "every stage of the two beside every other"),
      ("lenet explore --index \(findings.digit.index)\(these)", "the digit in the second network"),
    ])
  }

  private var command: String {
    var words = ["lenet compare"] + weights.map { "--weights \($0.quotedForShell)" }
    words += activation.map { "--activation \($0.rawValue)" }
    words += standardised.map { "--standardised \($0.mean),\($0.deviation)" }
    if let index { words.append("--index \(index)") }
    if let arguments = data.arguments { words.append(arguments) }
    return words.joined(separator: " ")
  }

  /// What shows every stage of the first network beside every one of the second.
  private var layersCommand: String {
    (["lenet layers"]
      + [networks[0].arguments, "--against \(weights[1].quotedForShell)", data.arguments].compactMap(\.self))
      .joined(separator: " ")
  }

  private func json(of findings: NetworkComparison) throws -> [UInt8] {
    do {
      return try jsonFile(findings, .compact)
    } catch is EncodingError {
      // A number that is none: sums that the probabilities do not show overflowed.
      let isFirst = findings.scores[0].loss > findings.scores[1].loss
      throw try networks[isFirst ? 0 : 1].overflow
    }
  }
}
