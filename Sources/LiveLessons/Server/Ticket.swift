import Foundation

/// What lets a browser in once, in the place of the token.
///
/// A browser is started with an address, and on many systems every user of the machine may read what a program was started
/// with, for as long as it runs. A ticket is of no use any more once the browser has asked. It is a file that only the user
/// who started the notebook can make, so that another start of the notebook can open the one that runs.
extension LessonFolder {
  /// How long a ticket is good for, in seconds.
  private static let life = 60.0

  /// Makes a new ticket; nil where no file can be made.
  public func newTicket() -> String? {
    let ticket = Gate.newToken()
    let descriptor = open(place(of: ticket), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return nil }
    close(descriptor)
    return ticket
  }

  /// Takes a ticket away.
  ///
  /// - Returns: whether it was one, and good.
  func take(ticket: String) -> Bool {
    guard ticket.wholeMatch(of: #/[A-Za-z0-9_-]{43}/#) != nil else { return false }
    var status = stat()
    let isThere = lstat(place(of: ticket), &status) == 0 && status.st_uid == geteuid()
    #if os(macOS)
    let made = status.st_mtimespec.tv_sec
    #else
    let made = status.st_mtim.tv_sec
    #endif
    // Of two browsers that ask at the same time, one removes it.
    return isThere && unlink(place(of: ticket)) == 0
      && Date.now.timeIntervalSince1970 - Double(made) < Self.life
  }

  /// Takes away those that no browser came with.
  public func removeTickets() {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: records)) ?? []
    where name.hasPrefix("ticket-") { unlink("\(records)/\(name)") }
  }

  private func place(of ticket: String) -> String { "\(records)/ticket-\(ticket)" }
}
