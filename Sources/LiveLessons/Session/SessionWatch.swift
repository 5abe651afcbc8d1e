import Files
import Foundation
import LessonFormat

// What other programs do to the lesson's file.

extension LessonSession {
  private static let interval = Duration.milliseconds(300)
  /// How long what has run waits for a page.
  private static let patience = Duration.seconds(600)

  /// Looks at the file from now on, and keeps the pages' connections open.
  func beginWatching() {
    guard watch == nil else { return }
    watch = Task { [weak self] in
      var looks = 0
      while (try? await Task.sleep(for: Self.interval)) != nil {
        looks += 1
        await self?.lookAgain(isFiftieth: looks % 50 == 0)
      }
    }
  }

  private func lookAgain(isFiftieth: Bool) async {
    look()
    // Every 15 s. Whether a browser is gone is known only when something is sent.
    if isFiftieth { listeners.send(":\n\n") }
    if listeners.isEmpty, hasRun, !isRunning, ContinuousClock.now - aloneSince > Self.patience {
      hasRun = false
      await engine.end()
    }
  }

  /// Takes note of what another program has written, and runs it.
  func look() {
    guard let now = FileStamp(path) else {
      missing += 1
      // Programs that write a file anew remove the old one first.
      if missing == 2 { tell(.gone) }
      return
    }
    guard now != stamp || missing > 0 else { return }
    missing = 0
    guard let bytes = try? File.read(path, limit: 1 << 24) else { return }
    stamp = now
    do throws(LessonError) {
      let text = try LessonSource.text(of: bytes)
      let isMended = mistake != nil
      mistake = nil
      guard text != state.lesson.markdown else {
        if isMended { tell(.note("")) }
        return
      }
      _ = state.replace(with: try LessonEdit(text), isOutside: true)
    } catch {
      let file = path.split(separator: "/").last ?? ""
      mistake = FileError("\(file):\(error.line)", found: error.message)
      return tell(.note("\(mistake!)"))
    }
    sliders = [:]
    keep()
    tell(.structure(version: state.version))
    if hasRun { start(RunRequest(drafts: .none)) }
  }
}
