import Files
import Foundation
import LessonFormat

/// The lessons of a folder: those that somebody has opened are sessions.
public actor LessonSessions {
  let folder: LessonFolder
  private let makeEngine: @Sendable (String) -> LessonEngine
  private var sessions: [String: LessonSession] = [:]
  /// Lessons as they were listed last, with their files' stamps then.
  private var listed: [String: (stamp: FileStamp, source: LessonSource)] = [:]

  /// - Parameters:
  ///   - folder: the lessons.
  ///   - makeEngine: makes what runs a lesson, by its name.
  public init(_ folder: LessonFolder, makeEngine: @escaping @Sendable (String) -> LessonEngine) {
    self.folder = folder
    self.makeEngine = makeEngine
  }

  /// The session of a lesson, which begins when it is first asked for.
  ///
  /// - Throws: ``Refusal`` if there is no such lesson, `FileError` if its file is none.
  func session(_ name: String) throws -> LessonSession {
    if let session = sessions[name] { return session }
    guard folder.names.contains(name) else { throw Refusal(404, "There is no lesson \(name.quoted).") }
    let session = try LessonSession(name, in: folder, engine: makeEngine(name))
    sessions[name] = session
    return session
  }

  /// All lessons, each with what its reader has answered.
  func list() async -> [ListedLesson] {
    var list: [ListedLesson] = []
    for name in folder.names {
      do {
        let source = try source(of: name)
        let progress = await sessions[name]?.progress ?? LessonRecord(path: folder.record(name)).progress
        list.append(ListedLesson(name: name, source: source, progress: progress))
      } catch {
        list.append(ListedLesson(name: name, mistake: "\(error)"))
      }
    }
    return list
  }

  /// What a lesson's file says, which is read again only when it was written.
  private func source(of name: String) throws -> LessonSource {
    let stamp = FileStamp(folder.file(name))
    if let known = listed[name], known.stamp == stamp { return known.source }
    let source = try folder.lesson(name).source
    listed[name] = stamp.map { ($0, source) }
    return source
  }

  /// Makes a new lesson.
  ///
  /// - Returns: its name.
  func add(title: String) throws -> String {
    guard title.contains(where: { !$0.isWhitespace }) else { throw Refusal(400, "A lesson needs a title.") }
    return try folder.add(title: String(title.prefix(80)))
  }

  /// Ends all that runs and listens.
  public func end() async {
    for session in sessions.values { await session.end() }
    sessions = [:]
  }
}
