import ArgumentParser

/// Seeds as an option names them: `1...3`, `2` or `1,4,7...9`.
struct SeedRange: ExpressibleByArgument {
  let seeds: [UInt64]

  /// More than these nobody waits for.
  private static let limit = 100

  init?(argument: String) {
    var seeds: [UInt64] = []
    for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "...", omittingEmptySubsequences: false).map { UInt64($0) }
      guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1],
        first <= last, last - first < UInt64(Self.limit)
      else { return nil }
      seeds += Array(first...last)
    }
    guard !seeds.isEmpty, seeds.count <= Self.limit, Set(seeds).count == seeds.count else { return nil }
    self.seeds = seeds
  }
}
