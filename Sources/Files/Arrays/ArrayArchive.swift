/// The arrays of a `.npz` file, each unpacked when it is asked for.
struct ArrayArchive {
  /// In the order of the archive's directory.
  let names: [String]
  private let members: [String: ZipArchive.Member]
  private let archive: ZipArchive

  /// Reads the directory.
  ///
  /// - Throws: ``FileError``, naming `place`, if the file is damaged or of another kind.
  init(_ file: [UInt8], from place: String) throws {
    let kind = ForeignFile(file)
    guard kind.group == .arrays else {
      throw FileError(
        place, is: kind, expected: "a file of NumPy arrays (.npz)",
        remedy: kind.group == .array
          ? "Save it with its name: numpy.savez(FILE, NAME=ARRAY)." : "Is it the right file?")
    }
    archive = try ZipArchive(file, from: place)
    let arrays = archive.members.filter { $0.name.hasSuffix(".npy") }
    names = arrays.map { String($0.name.dropLast(4)) }
    members = Dictionary(uniqueKeysWithValues: zip(names, arrays))
  }

  /// Bytes of all arrays when unpacked.
  var size: Int { members.values.reduce(0) { $0 &+ min($1.size, ZipArchive.sizeLimit + 1) } }

  /// The array of a name among ``names``.
  ///
  /// - Throws: ``FileError`` if it is damaged or holds neither numbers nor text.
  func array(_ name: String) throws -> NPYArray {
    guard let member = members[name] else { preconditionFailure("no array \(name)") }
    return try NPYArray(archive.content(of: member)[...], from: "\(archive.place), array \(name.quoted)")
  }
}
