import Cairo

/// What files are called where their paths would be too long: as much of each path's end as distinguishes it from the
/// others, without the extension that all have in common.
///
/// Of `runs/1/lenet-5.safetensors` and `runs/2/lenet-5.safetensors`, `1/lenet-5` and `2/lenet-5`. Letters that figures have
/// none for become question marks. Where names would be the same, a number stands before each.
///
/// - Returns: names of at most ``longestName`` letters and their numbers, all different.
func shortNames(of paths: [String]) -> [String] {
  let parts = paths.map { $0.split(separator: "/").map(String.init) }
  func ends(_ count: Int) -> [String] { parts.map { $0.suffix(count).joined(separator: "/") } }
  let deepest = parts.map(\.count).max() ?? 0
  let count = (1...max(1, deepest)).first { Set(ends($0)).count == paths.count } ?? 1
  let names = ends(count)
  let extensions = names.map { name in name.lastIndex(of: ".").map { name[$0...] } ?? "" }
  let hasOne = Set(extensions).count == 1 && zip(names, extensions).allSatisfy { $0.count > $1.count }
  let short = zip(names, extensions).map { name, ending in
    shortened(written(hasOne ? String(name.dropLast(ending.count)) : name))
  }
  return Set(short).count == short.count
    ? short : short.enumerated().map { "\($0.offset + 1): \($0.element)" }
}

let longestName = 16

/// A name with its middle left out, where it has too many letters or too broad ones: `a-netwo…g-name-1`.
private func shortened(_ name: String) -> String {
  let font = Font(size: 8.5)
  func fits(_ text: String) -> Bool { text.count <= longestName && font.width(of: text) <= 80 }
  guard !fits(name) else { return name }
  let shorter = (1..<longestName / 2).reversed().map { name.prefix($0) + "…" + name.suffix($0) }
  return String(shorter.first { fits(String($0)) } ?? "…")
}

private func written(_ name: String) -> String {
  let characters = Font.characters
  return String(String.UnicodeScalarView(name.unicodeScalars.map { characters.contains($0) ? $0 : "?" }))
}
