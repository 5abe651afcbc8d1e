import ArgumentParser
import Files
import LeNet

/// How far the random changes to a training digit may go.
struct AugmentationOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The largest angle of turning, in radians. \(Self.usual(\.rotation))", valueName: "angle"))
  var rotation: Float?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The largest slant: pixels to the side for each pixel up. \(Self.usual(\.shear))",
      valueName: "share"))
  var shear: Float?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The largest stretching of width and of height, as a share. \(Self.usual(\.scale))", valueName: "share")
  )
  var scale: Float?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The longest move to a side, in pixels. \(Self.usual(\.shift))", valueName: "pixels"))
  var shift: Float?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Bending: the longest move of each of 6 × 6 points, in pixels. \(Self.usual(\.displacement))",
      valueName: "pixels"))
  var displacement: Float?

  private static func usual(_ limit: KeyPath<Augmentation, Float>) -> String {
    "(default: \(Augmentation()[keyPath: limit]))"
  }

  /// What was given, by the names that ``Augmentation/limits`` has.
  private var values: [String: Float] {
    ["rotation": rotation, "shear": shear, "scale": scale, "shift": shift, "displacement": displacement]
      .compactMapValues { $0 }
  }

  /// The names of the options that were given.
  var given: [String] { Augmentation.limits.map(\.name).filter { values[$0] != nil }.map { "--\($0)" } }

  /// The usual changes, with the given limits.
  var chosen: Augmentation {
    var augmentation = Augmentation()
    for limit in Augmentation.limits {
      if let value = values[limit.name] { augmentation[keyPath: limit.value] = value }
    }
    return augmentation
  }

  func validate() throws {
    for (name, _) in Augmentation.limits {
      guard let value = values[name], !Augmentation.range.contains(value) else { continue }
      throw ValidationError("--\(name) \(value): expected a number from 0 to 100.")
    }
  }
}
