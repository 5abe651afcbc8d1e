import LeNet

/// In which form a data set lies at a path: told by what is there, not by names alone.
enum DataSource {
  case files(DataSetFiles)
  case arrays(ArrayDigits)
  case tables(DigitTables)
  case pictures(PictureFolder)

  /// What a data set may be.
  static let expected =
    "a folder with the IDX files of an MNIST-like data set or with pictures of digits, or a file of arrays (.npz) or a "
    + "table (.csv) of digits"

  /// The first that is there of the four files of MNIST, arrays, tables and pictures, if the path is a folder's;
  /// otherwise what the file is.
  ///
  /// - Throws: ``FileError`` if the file is of another kind, or the folder has several of a kind.
  init(path: String) throws {
    if File.exists(path), !File.isFolder(path) {
      self = try Self.source(file: path)
      return
    }
    let files = DataSetFiles(in: path)
    if files.hasAny {
      self = .files(files)
    } else if let archive = try Self.archive(in: path) {
      self = .arrays(try ArrayDigits(path: archive))
    } else if let tables = try DigitTables(in: path) {
      self = .tables(tables)
    } else if let pictures = try PictureFolder(path) {
      self = .pictures(pictures)
    } else {
      self = .files(files)
    }
  }

  /// Where a half's digits come from, in words: `the arrays x_train and y_train`.
  ///
  /// - Throws: ``FileError`` if there are none of this half.
  func origin(of split: DataSet.Split) throws -> String {
    switch self {
    case .files(let files):
      let paths = try DataSetFiles.Kind.allCases.map { try files.path(of: split, $0) }
      return paths.map { $0.split(separator: "/").last!.printable }.joined(separator: " and ")
    case .arrays(let arrays): return try arrays.origin(of: split)
    case .tables(let tables): return tables.origin(of: split)
    case .pictures(let pictures):
      let count = pictures.pictures(of: split).count
      return "\(count) picture\(count == 1 ? "" : "s")"
    }
  }

  private static func source(file path: String) throws -> DataSource {
    let beginning = try File.beginning(of: path)
    var kind = ForeignFile(beginning)
    if Gzip.isPacked(beginning) {
      let unpacked = try Gzip.unpack(
        File.beginning(of: path, count: 1 << 20), limit: ForeignFile.prefixLength, from: path)
      kind = ForeignFile(unpackedByGzip: unpacked)
    }
    switch kind.group {
    case .arrays: return .arrays(try ArrayDigits(path: path))
    case .csv: return .tables(try DigitTables(path: path))
    default:
      throw FileError(
        path, is: kind, expected: expected,
        remedy: [.array, .table].contains(kind.group)
          ? "Save images and labels together: numpy.savez(FILE, x_train=…, y_train=…, x_test=…, y_test=…)."
          : "Pass the folder that the files lie in.")
    }
  }

  /// The path of the only archive of arrays in a folder.
  private static func archive(in folder: String) throws -> String? {
    let names = ((try? DataSetFiles.names(in: folder)) ?? []).filter { $0.lowercased().hasSuffix(".npz") }
    guard names.count < 2 else {
      throw FileError(
        folder, found: "several files of arrays: \(names.map(\.quoted).listed())",
        expected: "that of one data set", remedy: "Pass the file that you mean.")
    }
    return names.first.map { "\(folder)/\($0)" }
  }
}
