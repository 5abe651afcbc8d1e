import Foundation

/// Finds the four files of a data set in a folder, whatever their names have become.
///
/// A name need only say which half it is and what it holds: `t10k-images-idx3-ubyte`, `t10k-images.idx3-ubyte`,
/// `T10K-Images-idx3-ubyte.gz`, `emnist-digits-test-images-idx3-ubyte`, `qmnist-test-labels-idx2-int`. It may also
/// be that of a folder with the file in it. Where a folder has none, the folders in it are searched, and those in
/// them: torchvision keeps its files in `MNIST/raw`.
struct DataSetFiles {
  enum Kind: String, CaseIterable {
    case images, labels
  }

  let folder: String

  init(in folder: String) {
    self.folder = folder
  }

  func has(_ split: DataSet.Split, _ kind: Kind) -> Bool {
    (try? candidates(split, kind))?.isEmpty == false
  }

  /// Whether there is any of the four.
  var hasAny: Bool {
    DataSet.Split.allCases.contains { split in Kind.allCases.contains { has(split, $0) } }
  }

  /// The path of the one file that holds this.
  ///
  /// - Throws: ``FileError`` if the folder cannot be read, or has no such file or several.
  func path(of split: DataSet.Split, _ kind: Kind) throws -> String {
    let usual = split == .training ? "train" : "t10k"
    let example = "\(usual)-\(kind)-idx\(kind == .images ? 3 : 1)-ubyte"
    let found = try candidates(split, kind)
    // Of one folder the file of the usual name is meant; and the same file packed and unpacked is no choice to make.
    let isOneFolder = Set(found.map(\.folder)).count == 1
    let usualNames = found.filter { $0.stem == example }
    if isOneFolder, let best = usualNames.first ?? (Set(found.map(\.stem)).count == 1 ? found.first : nil) {
      return best.path
    }
    guard found.isEmpty else {
      throw FileError(
        folder, found: "several files of \(split) \(kind): \(found.map { shortened($0.path) }.listed())",
        expected: "those of one data set",
        remedy: isOneFolder
          ? "Put the files of the one that you mean into a folder by themselves." : "Pass its own folder.")
    }
    let there = try Self.names(in: folder)
    throw FileError(
      folder,
      found: there.isEmpty
        ? "an empty folder" : "no \(split) \(kind) among \(there.map(\.quoted).listed(upTo: 6))",
      expected: "a file such as \(example), as it is or packed (.gz)",
      remedy: "Pass a folder with the files of an MNIST-like data set, or with pictures in folders 0 to 9.")
  }

  /// The path from the folder on.
  private func shortened(_ path: String) -> String { String(path.dropFirst(folder.count + 1)).quoted }
}

extension DataSet.Split {
  /// What the half is called in names of files and folders, in lower case.
  var names: [Substring] { self == .training ? ["train", "training"] : ["t10k", "test", "testing"] }
}

// MARK: - Searching

extension DataSetFiles {
  private struct Candidate {
    /// The folder that was searched.
    var folder: String
    var path: String
    /// The name as MNIST's are spelt, without what says that it is packed.
    var stem: String
  }

  /// What may be the file, in the outermost folders that have any; plain files before packed ones, and both before
  /// folders.
  private func candidates(_ split: DataSet.Split, _ kind: Kind) throws -> [Candidate] {
    var folders = [folder]
    for depth in 0...2 {
      let found = try folders.flatMap { folder in
        // What lies deeper may be anything, and may be closed.
        let names = depth == 0 ? try Self.names(in: folder) : (try? Self.names(in: folder)) ?? []
        return names.compactMap { Self.candidate($0, in: folder, split, kind) }
      }
      if !found.isEmpty { return found.sorted { Self.rank($0) < Self.rank($1) } }
      folders = folders.flatMap { folder in
        ((try? Self.names(in: folder)) ?? []).map { "\(folder)/\($0)" }.filter(File.isFolder)
      }
      // A mistaken path, such as that of the whole disk, is not searched for long.
      folders = Array(folders.prefix(1000))
    }
    return []
  }

  private static func candidate(
    _ name: String, in folder: String, _ split: DataSet.Split, _ kind: Kind
  ) -> Candidate? {
    guard let stem = stem(of: name, split, kind) else { return nil }
    let path = "\(folder)/\(name)"
    guard File.isFolder(path) else { return Candidate(folder: folder, path: path, stem: stem) }
    let inner = ((try? names(in: path)) ?? []).filter {
      self.stem(of: $0, split, kind) == stem && !File.isFolder("\(path)/\($0)")
    }
    return inner.first.map { Candidate(folder: folder, path: "\(path)/\($0)", stem: stem) }
  }

  private static func rank(_ candidate: Candidate) -> (Int, Int, String) {
    (candidate.path.count { $0 == "/" }, candidate.path.hasSuffix(".gz") ? 1 : 0, candidate.path)
  }

  /// The name as MNIST's are spelt, if it says that it is this file's.
  private static func stem(of name: String, _ split: DataSet.Split, _ kind: Kind) -> String? {
    var unpacked = name.lowercased()
    if unpacked.hasSuffix(".gz") { unpacked.removeLast(3) }
    let stem = String(unpacked.map { "._ ".contains($0) ? "-" : $0 })
    let words = stem.split(separator: "-")
    func has(_ choices: Substring...) -> Bool { choices.contains(where: words.contains) }
    let isSplit = split.names.contains(where: words.contains)
    let isKind = kind == .images ? has("images", "image") : has("labels", "label")
    // Other forms have other ends: labels.csv, images.h5.
    let isIDX = words.contains { $0.hasPrefix("idx") || $0 == "ubyte" } || !unpacked.contains(".")
    return isSplit && isKind && isIDX ? stem : nil
  }

  /// The names in a folder, sorted, without hidden ones.
  static func names(in folder: String) throws -> [String] {
    guard let directory = opendir(folder) else { throw unreadable(folder, errno) }
    closedir(directory)
    return try FileManager.default.contentsOfDirectory(atPath: folder).filter { !$0.hasPrefix(".") }.sorted()
  }

  private static func unreadable(_ folder: String, _ code: Int32) -> FileError {
    switch code {
    case ENOENT:
      return FileError(
        folder, found: "no such file or folder", expected: DataSource.expected,
        remedy: "Is its path spelt right?")
    case EACCES, EPERM:
      return FileError(
        folder, found: "permission denied", expected: "a folder that you may read",
        remedy: "Ask its owner, or copy the data set to a folder of yours.")
    default: return FileError(folder, errno: code)
    }
  }
}
