import Files
import Foundation

/// What the system must have to give before a command begins: code that needs it later may end in a trap.
enum Resources {
  /// As many as a command has open at a time, and one for each thread that writes a figure.
  private static let files = 8 + ProcessInfo.processInfo.activeProcessorCount
  private static let megabytes = 128

  /// - Throws: `FileError` if the limits on this process are too low.
  static func check() throws {
    let descriptors = (0..<files).map { _ in open("/dev/null", O_RDONLY | O_CLOEXEC) }
    for descriptor in descriptors where descriptor >= 0 { close(descriptor) }
    guard !descriptors.contains(-1) else {
      throw FileError(
        "the limit on open files", found: "too low", expected: "room for \(files) more",
        remedy: "Raise it with ulimit -n.")
    }
    // Address space, of which no page is touched.
    let size = megabytes << 20
    let memory = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON, -1, 0)
    guard let memory, memory != MAP_FAILED else {
      throw FileError(
        "the limit on memory", found: "too low", expected: "room for \(megabytes) MB more",
        remedy: "Raise it with ulimit -v.")
    }
    munmap(memory, size)
    if isMemoryLimited { awaitItsEnd() }
  }

  private static var isMemoryLimited: Bool {
    var limit = rlimit()
    #if os(macOS)
    getrlimit(RLIMIT_AS, &limit)
    #else
    getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
    #endif
    return limit.rlim_cur != rlim_t.max && limit.rlim_cur != rlim_t(Int.max)
  }

  /// Ends the program in a sentence where an input needs more memory than there is: the Swift runtime aborts then,
  /// and nothing else does.
  private static func awaitItsEnd() {
    signal(SIGABRT) { _ in
      let text: StaticString = "Error: the limit on memory: reached. Raise it with ulimit -v.\n"
      _ = write(STDERR_FILENO, text.utf8Start, text.utf8CodeUnitCount)
      _exit(1)
    }
  }
}
