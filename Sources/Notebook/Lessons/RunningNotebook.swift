extension Notebook {
  /// The notebook that scripts of a lesson write to while they run.
  ///
  /// A script is a library that is loaded into the process, so nothing can be handed to it: it asks for the notebook by
  /// this name. Declared fit to be sent because task-local values must be; scripts run in the one thread that binds it.
  public struct Running: @unchecked Sendable {
    fileprivate let notebook: Notebook
    /// Names the notebook that scripts are to write to.
    public init(_ notebook: Notebook) { self.notebook = notebook }
    @TaskLocal fileprivate static var current: Running?

    /// Runs `body` with this notebook as the one that scripts write to.
    public func whileRunning<Result>(_ body: () throws -> Result) rethrows -> Result {
      try Self.$current.withValue(self, operation: body)
    }
  }

  /// The notebook that the calling script writes to.
  public static var running: Notebook {
    guard let current = Running.current else {
      preconditionFailure(
        "a lesson's script runs outside a notebook: expected Notebook.Running.whileRunning around it")
    }
    return current.notebook
  }
}
