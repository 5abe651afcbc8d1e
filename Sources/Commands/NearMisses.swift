import ArgumentParser
import Foundation

/// What people write for a verb or an option before they know its name.
///
/// The parser finds slips of a letter in options by itself, but not those in verbs, nor other words for the same thing.
/// Where a word may mean several, it is taken for the first of them.
enum NearMisses {
  private static let options: KeyValuePairs = [
    "--learning-rate": ["lr", "rate", "alpha", "eta", "step-size"],
    "--batch-size": ["bs", "batch", "batchsize", "minibatch"],
    "--epochs": ["epoch", "n-epochs", "num-epochs", "iterations"],
    "--optimiser": ["optimizer", "optim", "opt"],
    "--weight-decay": ["wd", "decay", "l2", "regularisation", "regularization"],
    "--augmentation": ["augment", "aug", "data-augmentation"],
    "--averaging": ["ema", "average"],
    "--warm-up": ["warmup", "warmup-steps"],
    "--schedule": ["scheduler", "lr-schedule", "lr-scheduler"],
    "--activation": ["act", "nonlinearity", "non-linearity"],
    "--validation": ["val", "valid", "validate", "holdout", "hold-out"],
    "--seed": ["random-seed", "random-state", "rng"],
    "--resume": ["continue", "restart"],
    "--rotation": ["rotate", "degrees"],
    "--shift": ["translate", "translation"],
    "--displacement": ["elastic", "distortion"],
    "--data": ["dataset", "data-set", "data-dir", "data-root", "datadir", "root", "dir-data", "mnist"],
    "--weights": ["weight", "model", "network", "checkpoint", "load", "ckpt"],
    "--output": ["out", "output-dir", "out-dir", "outdir", "output-folder", "save", "dest", "to"],
    "--threads": ["thread", "workers", "num-workers", "jobs", "cores", "num-threads", "n-jobs"],
    "--image": ["img", "picture", "photo", "file", "input", "png", "jpg", "jpeg"],
    "--index": ["digit", "number", "sample", "id", "idx"],
    "--format": ["formats", "type", "ext", "figure-format"],
    "--theme": ["dark", "mode", "style", "colour", "color"],
    "--paper": ["size", "paper-size", "format-paper"],
    "--step": ["pause", "interactive", "wait"],
    "--expect": ["count", "expected", "length", "n-digits"],
    "--as": ["what"],
    "--handout": ["hand-out", "handouts", "worksheet", "printable", "print"],
    "--answers": ["answer", "solutions", "with-answers"],
    "--site": ["web", "website", "www", "html"],
    "--open": ["browser", "show", "view"],
    "--against": ["versus", "vs", "peer", "framework"],
    "--rounds": ["round", "repeat", "repeats", "turns"],
    "--present": ["presentation", "slides", "slideshow"],
  ]

  private static let verbs: KeyValuePairs = [
    "explore": ["report", "walk", "show", "predict", "classify", "recognise", "recognize", "explain", "run"],
    "read": ["reading", "ocr", "scan", "photo", "photograph"],
    "data": ["dataset", "data-set", "inspect", "samples", "summary"],
    "train": ["training", "fit", "learn"],
    "evaluate": ["eval", "evaluation", "test", "score", "accuracy", "metrics"],
    "filters": ["filter", "kernels", "weights"],
    "layers": ["layer", "probe", "probes", "ablation", "ablate", "analyse", "analyze", "units"],
    "compare": ["comparison", "versus", "vs", "models"],
    "export": ["onnx", "convert", "pytorch", "torch", "keras", "tensorflow", "numpy", "hand-over"],
    "sheet": ["form", "cheque", "print", "page", "template"],
    "notebook": ["notebooks", "jupyter", "ipython", "lab", "serve", "server", "edit"],
    "lesson": ["lessons", "tutorial", "course", "teach"],
    "benchmark": ["bench", "speed", "perf", "measure"],
    "help": [],
  ]

  /// What was meant by a first word that is no verb; nil if that is not known.
  static func command(for original: String) -> String? {
    let word = original.lowercased()
    let verb = verbs.first { $0.key.hasPrefix(word) || $0.value.contains(word) }?.key
    return (verb ?? option(for: original, of: "explore") ?? misspeltVerb(word)).map { "lenet \($0)" }
  }

  /// The nearest verb at an edit distance of at most 2, which two swapped letters have.
  private static func misspeltVerb(_ word: String) -> String? {
    let nearest = verbs.map { (verb: $0.key, distance: editDistance($0.key, word)) }
      .min { $0.distance < $1.distance }
    return nearest.flatMap { $0.distance <= 2 ? $0.verb : nil }
  }

  /// How many letters must be inserted, deleted or replaced to make one text the other (Levenshtein).
  private static func editDistance(_ first: String, _ second: String) -> Int {
    var row = Array(0...second.count)
    for letter in first {
      var diagonal = row[0]
      row[0] += 1
      for (column, other) in second.enumerated() {
        let replaced = diagonal + (letter == other ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
      }
    }
    return row[second.count]
  }

  /// The option of a verb that a word without one may be the value of, with that word; nil if there is none.
  static func option(for word: String, of verb: String) -> String? {
    let value = word.quotedForShell
    if ["quick", "best"].contains(word.lowercased()) {
      return verb == "train" ? "--recipe \(word.lowercased())" : nil
    }
    if let peer = Peer(rawValue: word.lowercased()) {
      return verb == "benchmark" ? "--against \(peer.rawValue)" : nil
    }
    if Int(word) != nil { return verb == "explore" ? "--index \(value)" : nil }
    switch URL(filePath: word).pathExtension.lowercased() {
    case "png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "webp", "heic", "pdf":
      return verb == "explore" ? "--image \(value)" : nil
    case "safetensors", "pt", "pth": return "--weights \(value)"
    case "csv": return "--data \(value)"
    default:
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: word, isDirectory: &isFolder)
      return exists && isFolder.boolValue ? "--data \(value)" : nil
    }
  }

  /// The option that another word stands for.
  static func option(meantBy word: String) -> String? {
    options.first { $0.value.contains(word.lowercased().replacing("_", with: "-")) }?.key
  }
}
