import Foundation
import LeNet
import Testing

@testable import Files

@Suite struct LabelledPictureTests {
  typealias Said = (path: String, label: UInt8, writer: String, split: DataSet.Split?)

  static let known: [Said] = [
    ("3/blue.png", 3, "", nil), ("3/5-01.png", 3, "", nil), ("5-01.png", 5, "", nil), ("5.png", 5, "", nil),
    ("anna/3/blue.jpg", 3, "anna", nil), ("anna/3-00.png", 3, "anna", nil), ("0001/3-00.png", 3, "0001", nil),
    ("7/0/12.png", 0, "7", nil), ("training/4/a.png", 4, "", .training),
    ("Testing/anna/4_a.png", 4, "anna", .test), ("test/4/a.png", 4, "", .test),
    ("train/4.png", 4, "", .training),
  ]

  @Test(arguments: known.indices) func namesSayWhatItShows(_ index: Int) throws {
    let said = Self.known[index]
    let picture = try #require(LabelledPicture(path: said.path), "\(said.path)")
    #expect(picture.label == said.label && picture.writer == said.writer && picture.split == said.split)
  }

  @Test(arguments: [
    "", "blue.png", "anna/blue.png", "12.png", "12/blue.png", "ten/blue.png", "x3.png", "٣.png", "٣/blue.png",
    "anna/bert/3-00.png", "anna/3/more/blue.png", "training/anna/bert/3.png",
  ])
  func otherNamesSayNothing(path: String) {
    #expect(LabelledPicture(path: path) == nil)
  }

  // MARK: Halves

  private func pictures(writers: [String], each count: Int = 5) -> [LabelledPicture] {
    writers.flatMap { writer in
      (0..<10).flatMap { digit in
        (0..<count).compactMap { LabelledPicture(path: "\(writer)\(digit)/\($0).png") }
      }
    }
  }

  @Test(arguments: [(2, 1), (3, 1), (5, 1), (7, 1), (8, 2), (10, 2), (21, 4)])
  func aFifthOfTheWritersIsHeldOut(writers: Int, heldOut: Int) {
    let all = pictures(writers: (0..<writers).map { "writer \($0)/" })
    let (training, test) = (all.half(.training), all.half(.test))
    #expect(Set(test.map(\.writer)).count == heldOut)
    #expect(Set(test.map(\.writer)).isDisjoint(with: training.map(\.writer)))
    #expect(Set(test + training) == Set(all) && test.count + training.count == all.count)
    #expect(test == all.half(.test) && training == all.half(.training), "the same every time")
  }

  @Test(arguments: ["", "anna/"]) func withoutTwoWritersAFifthOfEveryDigitIsHeldOut(writer: String) {
    let all = pictures(writers: [writer], each: 10)
    let (training, test) = (all.half(.training), all.half(.test))
    for label in UInt8(0)..<10 {
      #expect(test.count { $0.label == label } == 2)
      #expect(training.count { $0.label == label } == 8)
      #expect(training.prefix(40).contains { $0.label == label }, "chance has mixed them")
    }
    #expect(Set(test + training).count == 100)
  }

  @Test func ofASingleDigitNothingIsHeldOut() {
    let all = ["0/a.png", "1/a.png", "1/b.png"].compactMap { LabelledPicture(path: $0) }
    #expect(all.half(.test).map(\.label) == [1])
    #expect(Set(all.half(.training).map(\.label)) == [0, 1])
  }

  @Test func foldersMayNameTheHalves() {
    let all = ["training/0/a.png", "training/1/a.png", "testing/1/b.png", "2/a.png"].compactMap {
      LabelledPicture(path: $0)
    }
    #expect(all.half(.test).map(\.path) == ["testing/1/b.png"])
    #expect(Set(all.half(.training).map(\.path)) == ["training/0/a.png", "training/1/a.png", "2/a.png"])
  }
}

@Suite struct PictureFolderTests {
  /// A bar of ink, dark on light, at its own place for every digit; 60 × 60 pixels.
  static func png(_ digit: Int) -> [UInt8] {
    let rows = (0..<60).map { row in
      (0..<60).map { column in
        let isBar = (25..<33).contains(column) && (10..<50).contains(row)
        let isSide = (25..<45).contains(column) && (10 + 3 * digit..<16 + 3 * digit).contains(row)
        return UInt8(isBar || isSide ? 30 : 220)
      }
    }
    return PNGTests.file(60, 60, depth: 8, colour: 0, rows: rows)
  }

  static let blank = PNGTests.file(
    60, 60, depth: 8, colour: 0, rows: Array(repeating: Array(repeating: 220, count: 60), count: 60))

  private func folder(_ files: [String: [UInt8]]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (name, bytes) in files { try File.write(bytes, to: "\(folder.path)/\(name)") }
    return folder
  }

  /// Five pictures of each digit.
  private static func files(_ name: (_ digit: Int, _ number: Int) -> String) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for digit in 0..<10 {
      for number in 0..<5 { files[name(digit, number)] = png(digit) }
    }
    return files
  }

  @Test func picturesAreNormalisedAndLabelled() throws {
    let folder = try folder(
      Self.files { "\($0)/\($1).png" }.merging(["README.md": [1], "3/.hidden.png": [1]]) { $1 })
    let set = DataSet(folder: folder.path)
    #expect(set.has(.training) && set.has(.test))
    let (training, test) = (try set.loadWithWriters(.training), try set.loadWithWriters(.test))
    #expect(training.digits.count == 40 && test.digits.count == 10)
    #expect(training.writers.isEmpty && training.leftOut.isEmpty)
    for digits in [training.digits, test.digits] {
      for index in 0..<digits.count {
        let picture = try PictureFile.picture(in: Self.png(Int(digits.labels[index])), from: "p")
        let expected = try #require(Normalisation(picture)).digit.pixels
        #expect(zip(digits[index].pixels, expected).allSatisfy { abs($0 - $1) <= 0.5 / 255 + 1e-6 })
      }
    }
    #expect(try set.load(.training, first: 7).labels == Array(training.digits.labels.prefix(7)))
  }

  @Test func writersAreNamed() throws {
    let folder = try folder(
      Self.files { "anna/\($0)-\($1).PNG" }.merging(Self.files { "bert/\($0)/\($1).png" }) { $1 })
    let set = DataSet(folder: folder.path)
    let (training, test) = (try set.loadWithWriters(.training), try set.loadWithWriters(.test))
    #expect(training.writers.count == 50 && test.writers.count == 50)
    #expect(Set(Set(training.writers).union(test.writers)) == ["anna", "bert"])
  }

  @Test func whatCannotBeReadIsLeftOutAndNamed() throws {
    var files = Self.files { "training/\($0)/\($1).png" }
    files.merge(Self.files { "test/\($0)/\($1).png" }) { $1 }
    files["training/3/0.png"] = Self.blank
    files["training/3/1.png"] = Array(Self.png(3).dropLast(40))
    files["training/3/2.heic"] = ForeignFileTests.zip("x")
    files["photo.png"] = Self.png(1)
    let folder = try folder(files)
    let set = DataSet(folder: folder.path)
    let training = try set.loadWithWriters(.training)
    #expect(training.digits.count == 48)
    let texts = training.leftOut.map { "\($0)".replacing(folder.path, with: "D") }.sorted()
    #expect(texts[0] == "D/training/3/0.png: no ink, expected a digit darker or lighter than its paper.")
    #expect(texts[1].hasPrefix("D/training/3/1.png: a damaged PNG file"))
    #expect(texts[2].hasPrefix("D/training/3/2.heic: a zip archive, expected a picture as PNG or JPEG."))
    #expect(texts.count == 3)
    #expect(
      try set.loadWithWriters(.test).leftOut.map { "\($0)".replacing(folder.path, with: "D") }
        == ["D/photo.png: neither the folder nor the name says which digit it shows."])
  }

  @Test func whereNoneIsLeftTheFirstIsNamed() throws {
    let folder = try folder(["0/a.png": Self.blank, "0/b.png": Self.blank])
    let text = errorText { try DataSet(folder: folder.path).load(.training) }?.replacing(
      folder.path, with: "D")
    let name = text?.contains("a.png") == true ? "a" : "b"
    #expect(
      text
        == """
        D: 1 picture for training digits, and none that can be read, expected pictures of one digit each, PNG or \
        JPEG. The first: D/0/\(name).png: no ink, expected a digit darker or lighter than its paper.
        """)
  }

  @Test func withoutLabelsTheFolderSaysSo() throws {
    let folder = try folder(["one.png": Self.png(1), "two/x.jpg": Self.png(2)])
    #expect(
      errorText { try DataSet(folder: folder.path).load(.test) }
        == """
        \(folder.path): 2 pictures whose names say no digit, such as "one.png", expected folders named 0 to 9, \
        or names that begin with a digit, such as 3-01.png. Put the pictures of each digit into a folder named by it.
        """)
    #expect(!DataSet(folder: folder.path).has(.test))
  }

  @Test func oneOfEachIsTooFew() throws {
    let folder = try folder(["0/a.png": Self.png(0), "1/a.png": Self.png(1)])
    #expect(
      errorText { try DataSet(folder: folder.path).load(.test) }
        == """
        \(folder.path): 2 pictures with a label, and no test digits among them, expected two or more of a digit, of \
        which a fifth is held out as test digits. Write some more.
        """)
  }

  @Test func filesOfADataSetComeFirst() throws {
    let folder = try folder([
      "0/a.png": Self.png(0), "0/b.png": Self.png(0), "t10k-images-idx3-ubyte": IDXTests.images,
      "t10k-labels-idx1-ubyte": IDX.file(labels: [4, 2]),
    ])
    #expect(try DataSet(folder: folder.path).load(.test).labels == [4, 2])
    #expect(!DataSet(folder: folder.path).has(.training))
  }

  /// Whatever a folder's files hold and are called, loading ends with digits or a ``FileError``.
  @Test func damagedFoldersThrowOrLoad() throws {
    var generator = SplitMix64(seed: 6)
    let letters = Array("0123456789/-_. \u{301}é\u{1F600}ntrai")
    var loaded = 0
    for _ in 0..<30 {
      let folder = try TemporaryFolder()
      for number in 0..<12 {
        let word = String(
          (0..<Int.random(in: 0...6, using: &generator)).map { _ in letters.randomElement(using: &generator)!
          })
        let name = "\(Int.random(in: 0...9, using: &generator))\(word)\(number).png"
        var file = Self.png(number % 10)
        if Bool.random(using: &generator) {
          file[Int.random(in: 0..<file.count, using: &generator)] = .random(in: 0 ... .max, using: &generator)
        }
        // Some names are none: a folder called "..", or one that is a file already.
        try? File.write(file, to: "\(folder.path)/\(name)")
      }
      for split in DataSet.Split.allCases {
        do {
          let written = try DataSet(folder: folder.path).loadWithWriters(split)
          #expect(written.writers.isEmpty || written.writers.count == written.digits.count)
          loaded += 1
        } catch let error as FileError {
          #expect(error.place == folder.path)
        }
      }
    }
    #expect(loaded > 20, "of 60 halves \(loaded) were loaded")
  }
}
