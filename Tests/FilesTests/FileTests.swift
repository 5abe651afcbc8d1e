import Foundation
import Testing

@testable import Files

@Suite struct FileTests {
  @Test func errorReadsAsASentence() {
    let error = FileError("a.png", found: "not a PNG file", expected: "a picture", remedy: "Convert it.")
    #expect("\(error)" == "a.png: not a PNG file, expected a picture. Convert it.")
    #expect(error.localizedDescription == "\(error)")
    #expect("\(FileError("a.png", found: "permission denied"))" == "a.png: permission denied.")
  }

  @Test(arguments: [
    (ENOENT, "p: no such file or folder."), (EACCES, "p: permission denied."),
    (EROFS, "p: on a read-only disk."),
    (EMFILE, "p: the limit on open files is reached."),
    (EFBIG, "p: larger than the limit on the size of files."), (EPIPE, "p: closed."),
    (ENOSPC, "p: the disk is full."), (ENAMETOOLONG, "p: file name too long."),
  ])
  func errnoIsPutInWords(_ code: Int32, _ message: String) {
    #expect("\(FileError("p", errno: code))" == message)
  }

  @Test func readsBackWhatItWrote() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/new/folders/file"
    for bytes: [UInt8] in [[], [1, 2, 3], (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 / 7) }] {
      try File.write(bytes, to: path)
      #expect(try File.read(path) == bytes)
    }
    #expect(try folder.names == ["new"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/new/folders") == ["file"])
  }

  @Test func unreadableFilesAreNamed() throws {
    let folder = try TemporaryFolder()
    #expect(errorText { try File.read("/no/such") } == "/no/such: no such file or folder.")
    #expect(errorText { try File.read(folder.path) } == "\(folder.path): a folder, not a file.")
    #expect(
      errorText { try File.read("/dev/zero", limit: 5_000_000) }
        == "/dev/zero: more than 5000000 bytes, expected at most 5000000. Is it the right file?")
  }

  @Test func failedWriteLeavesNothing() throws {
    let folder = try TemporaryFolder()
    try File.write([1], to: folder.path + "/file")
    try File.write([2], to: folder.path + "/folder/inner")
    #expect(
      errorText { try File.write([3], to: folder.path + "/folder") }
        == "\(folder.path)/folder cannot be written: a folder, not a file. Write elsewhere with --output.")
    for path in ["\(folder.path)/file/below", "\(folder.path)/file/far/below"] {
      #expect(
        errorText { try File.write([3], to: path) }
          == "\(path) cannot be written: part of the path is a file, not a folder. Write elsewhere with --output."
      )
    }
    let long = "\(folder.path)/new/\(String(repeating: "a", count: 300))/file"
    #expect(
      errorText { try File.write([3], to: long) }
        == "\(long) cannot be written: file name too long. Write elsewhere with --output.")
    #expect(try folder.names == ["file", "folder"])
    #expect(try File.read(folder.path + "/file") == [1])
    #expect(try File.read(folder.path + "/folder/inner") == [2])
  }

  @Test(arguments: [0o600, 0o640, 0o755, 0o444]) func permissionsSurviveRewriting(mode: Int) throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/file"
    try File.write([1], to: path)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    try File.write([2, 3], to: path)
    #expect(try File.read(path) == [2, 3])
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == mode)
    #expect(try folder.names == ["file"])
  }

  @Test func checkingAFolderLeavesItAsItWas() throws {
    let folder = try TemporaryFolder()
    try File.write([1], to: folder.path + "/file")
    try File.checkWritable(folder: folder.path)
    try File.checkWritable(folder: folder.path + "/new/newer")
    for path in ["\(folder.path)/file", "\(folder.path)/file/below"] {
      #expect(
        errorText { try File.checkWritable(folder: path) }
          == "\(path) cannot be written: part of the path is a file, not a folder. Write elsewhere with --output."
      )
    }
    #expect(try folder.names == ["file"])
  }

  /// What a killed run has left goes; what another run is writing stays, and so does what only looks like it.
  @Test func onlyWhatKilledRunsLeftIsRemoved() throws {
    let folder = try TemporaryFolder()
    let others = [
      ".lenet-0000000000001.part", ".lenet-.part", ".lenet-notes.part", ".lenet-000000000000A.part",
      ".lenet-00000000000000.part", "lenet-0000000000000.part", ".lenet-0000000000000.part~",
    ]
    for name in others + [".lenet-0000000000000.part", ".lenet-12xyz67890abc.part"] {
      try File.write([1], to: "\(folder.path)/\(name)")
    }
    let link = ".lenet-0000000000002.part"
    let subfolder = ".lenet-0000000000003.part"
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/\(link)", withDestinationPath: others[0])
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/\(subfolder)", withIntermediateDirectories: false)
    let writer = open("\(folder.path)/\(others[0])", O_WRONLY)
    defer { close(writer) }
    #expect(flock(writer, LOCK_EX) == 0)
    try File.checkWritable(folder: folder.path)
    #expect(try folder.names == (others + [link, subfolder]).sorted())
  }

  @Test func aLinkStaysOne() throws {
    let folder = try TemporaryFolder()
    try File.write([1], to: folder.path + "/real/file")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/link", withDestinationPath: "real/file")
    try File.write([2], to: folder.path + "/link")
    #expect(try File.read(folder.path + "/real/file") == [2])
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: folder.path + "/link") == "real/file")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/real") == ["file"])
  }

  @Test func aLinkToNothingStaysOne() throws {
    let folder = try TemporaryFolder()
    for (link, target) in [("first", "second"), ("second", "real"), ("round", "round")] {
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder.path)/\(link)", withDestinationPath: target)
    }
    try File.write([2], to: folder.path + "/first")
    #expect(try File.read(folder.path + "/real") == [2])
    #expect(
      errorText { try File.write([3], to: folder.path + "/round") }
        == "\(folder.path)/round cannot be written: too many levels of symbolic links. Write elsewhere with --output."
    )
    #expect(
      try ["first", "second", "round"].map {
        try FileManager.default.destinationOfSymbolicLink(atPath: "\(folder.path)/\($0)")
      } == ["second", "real", "round"])
  }

  /// In a process of its own, which gives up root's rights for the time: permissions do not bind root.
  @Test func readOnlyFolderIsNamed() async {
    await #expect(processExitsWith: .success) {
      let folder = try TemporaryFolder()
      try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder.path)
      let user = geteuid()
      if user == 0 { #expect(seteuid(65534) == 0) }
      defer { seteuid(user) }
      let message = errorText { try File.write([1], to: folder.path + "/file") }
      #expect(
        message == "\(folder.path)/file cannot be written: permission denied. Write elsewhere with --output.")
    }
  }

  /// A user who may write to a folder replaces a file there that belongs to others.
  @Test func anotherGroupGetsNoRights() async {
    await #expect(processExitsWith: .success) {
      // Only root can make a file of a group that it then leaves.
      guard geteuid() == 0 else { return }
      let folder = try TemporaryFolder()
      let path = folder.path + "/file"
      try File.write([1], to: path)
      chmod(folder.path, 0o777)
      chmod(path, 0o664)
      for (owner, group, mode) in [(65534, 4711, 0o604), (0, 4711, 0o604), (0, 65534, 0o664)]
        as [(uid_t, gid_t, Int)]
      {
        #expect(chown(path, owner, group) == 0)
        #expect(setgroups(0, nil) == 0 && setegid(65534) == 0 && seteuid(65534) == 0)
        try File.write([2], to: path)
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == mode)
        #expect(attributes[.groupOwnerAccountID] as? Int == 65534)
        #expect(seteuid(0) == 0 && setegid(0) == 0)
        chmod(path, 0o664)
      }
    }
  }

  #if os(Linux)
  /// As on a disk that fills up on the way: the system takes the first bytes and refuses the others.
  @Test func writeThatBreaksOffLeavesTheOldFile() async {
    await #expect(processExitsWith: .success) {
      let folder = try TemporaryFolder()
      let path = folder.path + "/file"
      try File.write([1], to: path)
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 5000, rlim_max: .max)
      #expect(setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
      let message = errorText { try File.write([UInt8](repeating: 2, count: 5001), to: path) }
      #expect(
        message
          == "\(path) cannot be written: larger than the limit on the size of files. Raise the limit with ulimit -f."
      )
      #expect(try folder.names == ["file"])
      #expect(try File.read(path) == [1])
      try File.write([UInt8](repeating: 2, count: 5000), to: path)
      #expect(throws: FileError.self) {
        try File.write([UInt8](repeating: 2, count: 5001), to: folder.path + "/new/newer/file")
      }
      #expect(try folder.names == ["file"], "folders made for a file go with it")
    }
  }

  @Test func fullDiskIsNamedAndADeviceStaysOne() {
    #expect(
      errorText { try File.write([1], to: "/dev/full") }
        == "/dev/full cannot be written: the disk is full. Free some space, or write elsewhere with --output."
    )
    var status = stat()
    #expect(stat("/dev/full", &status) == 0)
    #expect(status.st_mode & S_IFMT == S_IFCHR)
  }
  #endif
}
