import LeNet

/// A picture of a digit in a folder, and what the names of folders and file say of it.
///
/// The folder that it lies in is named by its digit (`3/blue.png`), or the file's name begins with it (`3-00.png`). A
/// folder around that is named after the writer (`anna/3/blue.png`, `anna/3-00.png`). The outermost may say which half
/// of a data set it holds (`training/anna/3-00.png`).
struct LabelledPicture: Hashable {
  /// From the data set's folder on.
  let path: String
  /// What it shows, 0…9.
  let label: UInt8
  /// Empty where no folder names one.
  let writer: String
  /// Where a folder says so.
  let split: DataSet.Split?

  /// Nothing, if the names do not say what the picture shows.
  ///
  /// - Parameter path: from the data set's folder on, with `/` between names.
  init?(path: String) {
    var folders = path.split(separator: "/")
    guard let file = folders.popLast() else { return nil }
    let split = DataSet.Split.allCases.first { split in
      folders.first.map { split.names.contains($0.lowercased()[...]) } ?? false
    }
    if split != nil { folders.removeFirst() }
    if let folder = folders.last, folder.count == 1, let label = Self.leadingDigit(of: folder) {
      folders.removeLast()
      self.label = label
    } else {
      guard let label = Self.leadingDigit(of: file) else { return nil }
      self.label = label
    }
    guard folders.count <= 1 else { return nil }
    self.path = path
    self.split = split
    writer = folders.first.map(String.init) ?? ""
  }

  /// The digit that a name begins with, unless it is the first of several: `12.png` is no 1.
  private static func leadingDigit(of name: Substring) -> UInt8? {
    func digit(_ byte: UInt8?) -> UInt8? {
      byte.flatMap { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) ? $0 - UInt8(ascii: "0") : nil }
    }
    guard digit(name.utf8.dropFirst().first) == nil else { return nil }
    return digit(name.utf8.first)
  }

  /// Whether a file's name ends as those of pictures do, also of kinds that are not read: their error says what to do.
  static func isPicture(_ name: String) -> Bool {
    let name = name.lowercased()
    return [".png", ".jpg", ".jpeg", ".heic", ".gif", ".bmp", ".tif", ".tiff", ".webp"].contains {
      name.hasSuffix($0)
    }
  }
}

extension [LabelledPicture] {
  /// Those of one half, in an order that chance has mixed: the same every time, and any first or last of them stand for
  /// all.
  ///
  /// Where no folder is named after the test digits, they are a fifth of the writers, or a fifth of the pictures of every
  /// digit where there are not two writers; chance chooses them, the same every time.
  func half(_ split: DataSet.Split) -> [LabelledPicture] {
    let isTest: (LabelledPicture) -> Bool
    if contains(where: { $0.split == .test }) {
      isTest = { $0.split == .test }
    } else {
      let heldOut = heldOut
      isTest = { heldOut.contains($0) }
    }
    var generator = SplitMix64(seed: 2)
    return filter { isTest($0) == (split == .test) }.shuffled(using: &generator)
  }

  private var heldOut: Set<LabelledPicture> {
    var generator = SplitMix64(seed: 1)
    let writers = Set(map(\.writer)).sorted()
    guard writers.count < 2 else {
      let chosen = Set(writers.fifth(using: &generator))
      return Set(filter { chosen.contains($0.writer) })
    }
    return Set((UInt8(0)...9).flatMap { label in filter { $0.label == label }.fifth(using: &generator) })
  }
}
