import Foundation
import LeNet

/// The files of a data set in tables (``DigitTable``): one for each half, such as `train.csv` and `test.csv`, or
/// `mnist_train.csv` and `mnist_test.csv.gz`, or one for both, of which a fifth is held out as test digits.
///
/// A half whose table has no labels, as the `test.csv` of a contest, is taken from the other's table, too.
struct DigitTables {
  private struct Table {
    var path: String
    var split: DataSet.Split?
    /// The name without what tells the half and the form.
    var stem: String
    var hasLabels: Bool
  }

  private var tables: [DataSet.Split: Table] = [:]
  /// The names of tables that have no labels.
  private var withoutLabels: [String] = []

  /// The table at a path, and the one of the other half beside it.
  ///
  /// - Throws: ``FileError`` if it is no table of digits.
  init(path: String) throws {
    let table = try Self.table(path)
    guard table.hasLabels else { throw DigitTable.unlabelled(path) }
    let beside = table.split == nil ? [] : Self.tables(in: Self.parts(path).folder)
    self.init([table] + beside.filter { $0.stem == table.stem && $0.split != table.split })
  }

  /// The tables in a folder; nil if it has none.
  ///
  /// - Throws: ``FileError`` if there are those of several data sets.
  init?(in folder: String) throws {
    let all = Self.tables(in: folder)
    let named = all.filter { $0.split != nil }
    let chosen = named.isEmpty ? all : named
    guard chosen.contains(where: \.hasLabels) else { return nil }
    let sets = Set(chosen.map(\.stem))
    guard sets.count == 1 else {
      throw FileError(
        folder, found: "several tables: \(chosen.map { Self.parts($0.path).name.quoted }.listed())",
        expected: "those of one data set", remedy: "Pass the file that you mean.")
    }
    self.init(chosen)
  }

  private init(_ tables: [Table]) {
    withoutLabels = tables.filter { !$0.hasLabels }.map { Self.parts($0.path).name }
    let labelled = tables.filter(\.hasLabels)
    for split in DataSet.Split.allCases {
      self.tables[split] = labelled.first { $0.split == split } ?? labelled[0]
    }
  }

  /// Whether both halves are parts of one table.
  private var isOne: Bool { tables[.training]?.path == tables[.test]?.path }

  func load(_ split: DataSet.Split, first count: Int) throws -> LabelledDigits {
    guard let path = tables[split]?.path else { preconditionFailure("a half without a table") }
    let file = try File.read(path, limit: DigitTable.sizeLimit, remedy: "Keep a part of its lines.")
    let digits = try DigitTable(file, from: path).digits(first: isOne ? .max : count)
    guard isOne else { return digits }
    let half = digits.half(split)
    return half[0..<min(count, half.count)]
  }

  /// Where a half's digits come from, in words.
  func origin(of split: DataSet.Split) -> String {
    let name = tables[split].map { Self.parts($0.path).name.printable } ?? ""
    guard isOne else { return name }
    let reason = withoutLabels.isEmpty ? "" : ", for \(withoutLabels[0].printable) has no labels"
    return (split == .test ? "a fifth of \(name)" : "four fifths of \(name)") + reason
  }
}

// MARK: - Names

extension DigitTables {
  private static func parts(_ path: String) -> (folder: String, name: String) {
    let name = (path as NSString).lastPathComponent
    let folder = (path as NSString).deletingLastPathComponent
    return (folder.isEmpty ? "." : folder, name)
  }

  /// The tables of digits in a folder, in the order of their names; of one packed and unpacked, the unpacked one.
  private static func tables(in folder: String) -> [Table] {
    var found: [Table] = []
    for name in (try? DataSetFiles.names(in: folder)) ?? [] {
      let isTable = name.lowercased().hasSuffix(".csv") || name.lowercased().hasSuffix(".csv.gz")
      guard isTable, let table = try? table(folder == "." ? name : "\(folder)/\(name)"),
        !found.contains(where: { ($0.stem, $0.split) == (table.stem, table.split) })
      else { continue }
      found.append(table)
    }
    return found
  }

  private static func table(_ path: String) throws -> Table {
    let columns = try DigitTable.columns(of: File.beginning(ofText: path), from: path)
    var words = parts(path).name.lowercased().split { "-_. ".contains($0) }
    for end in ["gz", "csv"] where words.last == end[...] { words.removeLast() }
    let split = DataSet.Split.allCases.first { split in words.contains(where: split.names.contains) }
    words.removeAll { split?.names.contains($0) ?? false }
    return Table(
      path: path, split: split, stem: words.joined(separator: "-"), hasLabels: columns.label != nil)
  }
}

extension File {
  /// The first bytes of a text, ``DigitTable/lineLimit`` or all, unpacked if gzip packed it.
  fileprivate static func beginning(ofText path: String) throws -> [UInt8] {
    let beginning = try beginning(of: path, count: 1 << 20)
    guard Gzip.isPacked(beginning) else { return Array(beginning.prefix(DigitTable.lineLimit)) }
    return try Gzip.unpack(beginning, limit: DigitTable.lineLimit, from: path)
  }
}
