/// A lesson, woven from its Markdown file and ready to run.
public struct Lesson: Sendable {
  /// The file's name without its ending: `02-convolution`.
  public let name: String
  /// The first heading of its file.
  public let title: String
  /// What a reader will be able to do or say, in a sentence or two of Markdown.
  public let aim: String
  private let body: @Sendable (Notebook) throws -> Void

  /// A lesson whose cells `body` runs, writing to the notebook that it is handed.
  public init(name: String, title: String, aim: String, body: @escaping @Sendable (Notebook) throws -> Void) {
    self.name = name
    self.title = title
    self.aim = aim
    self.body = body
  }

  /// The number that the file's name begins with; 0 without one.
  public var number: Int { Int(name.prefix { $0.isNumber }) ?? 0 }

  /// Runs the lesson's cells in order.
  ///
  /// - Parameters:
  ///   - seed: what every random choice of the lesson begins from.
  ///   - present: is handed every element of the lesson as it comes to be, a cell before it runs.
  /// - Returns: everything the lesson shows.
  public func run(
    seed: UInt64 = 1, presenting present: @escaping (Element) throws -> Void = { _ in }
  ) throws -> [Element] {
    let notebook = Notebook(seed: seed, present: present)
    try body(notebook)
    return try notebook.finish()
  }
}
