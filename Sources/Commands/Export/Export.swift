import ArgumentParser
import Figures
import Files
import Foundation
import HandOver
import Laboratory
import LeNet
import Pages

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Hands a network over to PyTorch, Keras, NumPy and ONNX Runtime.",
    usage: "lenet export [<options>]",
    discussion: """
      Writes to the output folder, for LeNet-5:
        lenet-5.onnx             the whole network: ONNX Runtime, OpenCV, Netron
        lenet-5.safetensors      its weights, in PyTorch's layout
        lenet-5.npz              the same for NumPy
        lenet-5-digits.npz       ten test digits, and the logits Swift computed
        lenet-5-trace.npz        every value of the first of them
        mnist.npz                the data set, as Keras has it
        lenet_pytorch.py         the network in PyTorch: loads the weights,
                                 computes the same logits, trains an epoch
        lenet_keras.py           the same in Keras
        lenet_numpy.py           the same in NumPy, which does not train
        lenet_onnxruntime.py     the same in ONNX Runtime, which does not either

      Networks come back by --weights, from safetensors and npz files, whatever the \
      names and the layout of their tensors.

      Examples:
        lenet export
        lenet export --weights output/train/lenet-5.safetensors
        lenet export --model lenet-5-1998       a model of lenet compare
      """)

  @OptionGroup var network: NetworkOptions

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A network that lenet compare knows, instead of LeNet-5; it is trained first.", valueName: "name"))
  var model: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How long --model is trained, quick or full. (default: quick)", valueName: "name"))
  var recipe: Budget?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp(
      "What the random choices of --model's training are drawn with. (default: 1)", valueName: "n"))
  var seed: UInt64?

  @OptionGroup var data: DataOptions
  @OptionGroup var threads: ThreadOptions

  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write.", valueName: "dir"))
  var output = "output/export"

  func validate() throws {
    if model == nil, recipe != nil || seed != nil {
      throw ValidationError(
        "\(recipe != nil ? "--recipe" : "--seed") is for the training of --model: give that, too.")
    }
    guard let model else { return }
    if network.weights != nil {
      throw ValidationError("--model trains a network and --weights reads one: give one of the two.")
    }
    guard let known = Model.all.first(where: { $0.id == model }) else {
      throw ValidationError(
        "no model “\(model)”: expected \(Self.networks.map(\.id).joined(separator: ", ")).")
    }
    guard known.architecture != nil else {
      throw ValidationError(
        "\(known.name) is no network, or several: expected \(Self.networks.map(\.id).joined(separator: ", "))."
      )
    }
  }

  /// The models that are one network.
  private static var networks: [Model] { Model.all.filter { $0.architecture != nil } }

  func run() throws {
    let test = try data.load(.test).digits
    try File.checkWritable(folder: output)
    let network = try exported()
    let handOver = HandOver(
      network.network, stem: network.stem, data: data.data == nil ? "mnist" : "data",
      digits: test.oneOfEach)
    guard handOver.logits.joined().allSatisfy(\.isFinite) else { throw try self.network.overflow }
    let files = try handOver.files(
      metadata: network.metadata, training: data.load(.training).digits, test: test)
    for file in files { try File.write(file.contents, to: "\(output)/\(file.name)") }
    let parameters = Numbers.count(network.network.parameters.count, "parameter")
    print("\(network.network.architecture.name), \(parameters), for other programs.\n")
    let width = files.map(\.name.count).max() ?? 0
    for file in files {
      print(file.name.padding(toLength: width + 2, withPad: " ", startingAt: 0) + file.purpose)
    }
    print("\nwrote  \(output)")
    let script = "\(output)/\(handOver.scriptName(for: .pyTorch))"
    Console.printNext([
      ("python3 \(script.quotedForShell)", "the same network in PyTorch"),
      ("lenet lesson 20", "how the four define a network, side by side"),
    ])
  }

  /// The network, what its files are called by, and what is known of its making.
  private func exported() throws -> (network: Network, stem: String, metadata: [String: String]) {
    guard let model = model.flatMap({ id in Model.all.first { $0.id == id } }) else {
      let weights = try network.network(in: network.read())
      return (weights.network, "lenet-5", weights.metadata)
    }
    let budget = recipe ?? .quick
    let seed = seed ?? 1
    var progress = ComparisonProgress([model.effort(budget)])
    progress.begin(0, model.name, seed: seed, isDone: false)
    let task = ModelTask(
      digits: try data.load(.training).digits, seed: seed, budget: budget, threads: threads.threads,
      report: { [progress] in progress.report($0) })
    let trained = model.trained(on: task)
    progress.end()
    guard let network = trained.classifier as? Network else {
      preconditionFailure("\(model.id) has an architecture and is no network")
    }
    let metadata = ["model": model.id, "recipe": budget.rawValue, "seed": "\(seed)"]
    return (network, model.id, metadata)
  }
}
