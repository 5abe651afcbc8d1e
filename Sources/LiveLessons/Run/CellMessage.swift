/// What a process that runs cells is asked to do.
struct CellOrder: Codable, Sendable {
  /// The number of the process that is to run the script.
  let process: Int
  /// Whether that is a copy of the one that is asked, which then waits for further orders; else it is that one itself, under
  /// a new number.
  let isCopy: Bool
  /// The library's file, and the function in it that runs the script.
  let library: String
  let entry: String
  /// The values of the sliders.
  let sliders: [String: Double]
}

/// What a process that runs cells says.
enum CellMessage: Codable, Sendable, Equatable {
  /// A process has begun to listen under this number.
  case hello(process: Int, identifier: Int32)
  /// A block of the lesson begins.
  case began(block: Int)
  /// The block showed something.
  case element(block: Int, index: Int, html: String)
  /// The block has ended, having shown this many elements.
  case finished(block: Int, count: Int)
  /// Of what cells have printed, this much was shown.
  case printed(bytes: Int)
  /// The script has ended, and the process waits for orders; whether a copy of it can go on from there.
  case done(canBeCopied: Bool)
  /// The script cannot be run at all.
  case refused(String)
  /// The process has ended.
  case gone
}
