import LeNet

/// A folder of pictures of digits, one a picture, PNG or JPEG: what people have who collect their own.
///
/// Names say what the pictures show, and may say who wrote them (``LabelledPicture``). Each becomes a digit by
/// ``LeNet/Normalisation``.
struct PictureFolder {
  private let folder: String
  private let labelled: [LabelledPicture]
  /// The paths of pictures whose names do not say what they show.
  private let unlabelled: [String]

  /// Finds the pictures, and reads none yet. Returns nothing if there are none.
  ///
  /// - Throws: ``FileError`` if the folder cannot be read or has too many.
  init?(_ folder: String) throws {
    let paths = try Self.paths(in: folder)
    guard !paths.isEmpty else { return nil }
    self.folder = folder
    labelled = paths.compactMap(LabelledPicture.init)
    unlabelled = paths.filter { LabelledPicture(path: $0) == nil }
  }

  /// Those of one half.
  func pictures(of split: DataSet.Split) -> [LabelledPicture] { labelled.half(split) }

  /// Reads the pictures of one half. Those that cannot be read, and with the test digits those that have no label, are
  /// left out.
  ///
  /// - Throws: ``FileError`` if none is left.
  func load(_ split: DataSet.Split, first count: Int) throws -> WrittenDigits {
    guard !labelled.isEmpty else {
      throw FileError(
        folder,
        found:
          "\(Self.count(unlabelled.count)) whose names say no digit, such as \(unlabelled[0].quoted)",
        expected: "folders named 0 to 9, or names that begin with a digit, such as 3-01.png",
        remedy: "Put the pictures of each digit into a folder named by it.")
    }
    let pictures = pictures(of: split).prefix(count)
    guard !pictures.isEmpty else {
      throw FileError(
        folder, found: "\(Self.count(labelled.count)) with a label, and no \(split) digits among them",
        expected: "two or more of a digit, of which a fifth is held out as test digits",
        remedy: "Write some more.")
    }
    let results = read(Array(pictures))
    var written = WrittenDigits(digits: LabelledDigits(pixels: [], labels: []))
    let namesWriters = labelled.contains { !$0.writer.isEmpty }
    for (picture, result) in zip(pictures, results) {
      switch result {
      case .success(let pixels):
        written.digits.pixels += pixels
        written.digits.labels.append(picture.label)
        if namesWriters { written.writers.append(picture.writer) }
      case .failure(let error): written.leftOut.append(error)
      }
    }
    guard written.digits.count > 0 else {
      throw FileError(
        folder, found: "\(Self.count(pictures.count)) for \(split) digits, and none that can be read",
        expected: "pictures of one digit each, PNG or JPEG", remedy: "The first: \(written.leftOut[0])")
    }
    if split == .test {
      written.leftOut += unlabelled.map {
        FileError("\(folder)/\($0)", found: "neither the folder nor the name says which digit it shows")
      }
    }
    return written
  }

  /// The pixels of each picture, 784 bytes, or what is wrong with it; two pictures at a time.
  private func read(_ pictures: [LabelledPicture]) -> [Result<[UInt8], FileError>] {
    var results = [Result<[UInt8], FileError>](repeating: .success([]), count: pictures.count)
    results.withUnsafeMutableBufferPointer { results in
      withWorkers(2) { worker, workers, _ in
        for index in stride(from: worker, to: pictures.count, by: workers) {
          results[index] = Result { () throws(FileError) in try pixels(of: pictures[index]) }
        }
      }
    }
    return results
  }

  private func pixels(of picture: LabelledPicture) throws(FileError) -> [UInt8] {
    let path = "\(folder)/\(picture.path)"
    let normalisation: Normalisation?
    do {
      normalisation = Normalisation(try PictureFile.picture(in: File.read(path), from: path))
    } catch let error as FileError {
      throw error
    } catch {
      throw FileError(path, found: "\(error)")
    }
    guard let normalisation else {
      throw FileError(path, found: "no ink", expected: "a digit darker or lighter than its paper")
    }
    return normalisation.digit.pixels.map { UInt8(($0 * 255).rounded()) }
  }
}

extension PictureFolder {
  /// The paths of all pictures, from the folder on, in the order of their names.
  private static func paths(in folder: String) throws -> [String] {
    var paths: [String] = []
    // Folders to search, from the folder on, each with a stroke behind it.
    var next = [""]
    while let prefix = next.popLast() {
      // What lies deeper may be closed.
      let names = try prefix.isEmpty ? DataSetFiles.names(in: folder) : namesIfReadable("\(folder)/\(prefix)")
      for name in names {
        if LabelledPicture.isPicture(name) {
          paths.append(prefix + name)
        } else if LabelledPicture(path: "\(prefix)\(name)/0.png") != nil,
          File.isFolder("\(folder)/\(prefix)\(name)")
        {
          next.append("\(prefix)\(name)/")
        }
      }
      guard paths.count <= IDX.countLimit else {
        throw FileError(
          folder, found: "more than \(IDX.countLimit) pictures", expected: "at most as many",
          remedy: "Pass a part of them.")
      }
    }
    return paths.sorted()
  }

  private static func count(_ pictures: Int) -> String { "\(pictures) picture\(pictures == 1 ? "" : "s")" }

  private static func namesIfReadable(_ folder: String) -> [String] {
    (try? DataSetFiles.names(in: folder)) ?? []
  }
}
