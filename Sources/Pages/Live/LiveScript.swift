import Foundation

/// The page's JavaScript: its modules in one script.
///
/// Each file under Resources is a module of its own for the checker and for whoever reads it. In the page they are one:
/// what they import is already there, and names are unique among them.
enum LiveScript {
  /// Each after those it imports.
  ///
  /// - Parameter trains: whether the page has a place to train in.
  static func modules(trains: Bool) -> [[UInt8]] {
    let trainer = [PackageResources.watched_js, PackageResources.curves_js, PackageResources.trainer_js]
    return [
      PackageResources.words_js, PackageResources.core_js, PackageResources.data_js,
      PackageResources.colours_js, PackageResources.geometry_js, PackageResources.maps_js,
      PackageResources.layer_js, PackageResources.distribution_js, PackageResources.picture_js,
      PackageResources.pad_js, PackageResources.steps_js, PackageResources.model_js,
      PackageResources.grid_js, PackageResources.terms_js, PackageResources.editor_js,
      PackageResources.why_js, PackageResources.verdict_js, PackageResources.state_js,
      PackageResources.past_js, PackageResources.address_js, PackageResources.strip_js,
      PackageResources.found_js, PackageResources.controls_js, PackageResources.photograph_js,
      PackageResources.camera_js, PackageResources.intake_js, PackageResources.lines_js,
      PackageResources.play_js, PackageResources.depth_js, PackageResources.bench_js,
      PackageResources.explorer_js,
    ] + (trains ? trainer : []) + [PackageResources.live_js]
  }

  static func text(trains: Bool) -> String { trains ? withTrainer : withoutTrainer }

  private static let (withTrainer, withoutTrainer) = (
    script(of: modules(trains: true)), script(of: modules(trains: false))
  )

  static func script(of modules: [[UInt8]]) -> String {
    "\"use strict\";\n{\n" + modules.map(bundled).joined() + "}\n"
  }

  /// A module without its imports, exports, comments and indentation. A comment has its lines to itself, or says of what
  /// type the next word is.
  static func bundled(_ module: [UInt8]) -> String {
    var lines: [Substring] = []
    var isInComment = false
    for line in String(decoding: module, as: UTF8.self).split(separator: "\n") {
      var line = line.drop { $0 == " " }
      if line.hasPrefix("/**") || line.hasPrefix("/* ") { isInComment = true }
      if isInComment {
        guard let end = line.range(of: "*/") else { continue }
        isInComment = false
        line = line[end.upperBound...].drop { $0 == " " }
      }
      if line.isEmpty || line.hasPrefix("//") || line.hasPrefix("import ") || line == "export {};" {
        continue
      }
      line.replace(#//\*\* @type .+?\*/ /#, with: "")
      lines.append(line.hasPrefix("export ") ? line.dropFirst("export ".count) : line)
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
