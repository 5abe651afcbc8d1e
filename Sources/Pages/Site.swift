/// The pages that the program writes, as one site: each knows where the others lie.
public struct Site: Sendable {
  /// A page of the site.
  public struct Entry: Sendable {
    /// What links to it say.
    public let name: String
    /// Where it lies below the site's folder: `explore/report.html`.
    public let file: String
    /// What writes it.
    public let command: String
    /// Whether every page has a link to it at its top.
    public let isInMenu: Bool

    /// A page that `command` writes at `file`.
    public init(_ name: String, file: String, command: String, isInMenu: Bool = true) {
      (self.name, self.file, self.command, self.isInMenu) = (name, file, command, isInMenu)
    }
  }

  /// The pages, in the order of the menu.
  public let entries: [Entry]

  /// The site of these pages.
  public init(_ entries: [Entry]) { self.entries = entries }

  /// The site as the page at `file` sees it.
  public func seen(from file: String) -> View { View(site: self, file: file) }

  /// The site from one of its pages.
  public struct View: Sendable {
    private let site: Site
    private let file: String

    fileprivate init(site: Site, file: String) { (self.site, self.file) = (site, file) }

    /// The address of another page; all of them lie one folder below the site's.
    public func address(of other: String) -> String {
      let (folder, name) = Self.parts(other)
      return folder == Self.parts(file).folder ? name : "../\(other)"
    }

    /// What stands at the top of the page.
    var menu: [Link] {
      site.entries.filter(\.isInMenu).map { entry in
        // A lesson is where its list is.
        let isHere =
          entry.file == file
          || Self.parts(entry.file).name == "index.html"
            && Self.parts(entry.file).folder == Self.parts(file).folder
        return Link(name: entry.name, address: address(of: entry.file), isHere: isHere)
      }
    }

    private static func parts(_ file: String) -> (folder: Substring, name: String) {
      let slash = file.firstIndex(of: "/")!
      return (file[..<slash], String(file[file.index(after: slash)...]))
    }
  }

  /// A link as a template has it.
  public struct Link: Equatable, Sendable {
    /// What the link says, and where it leads.
    public let name, address: String
    /// Whether it leads to the page that it stands on.
    public let isHere: Bool

    /// A link to `address`.
    public init(name: String, address: String, isHere: Bool = false) {
      (self.name, self.address, self.isHere) = (name, address, isHere)
    }
  }

  /// What stands in the place of a page that nobody has asked for yet, so that links to it lead somewhere.
  public func placeholder(for entry: Entry) throws -> String {
    try Page(
      title: entry.name, description: "A page of LeNet Explorer that is not written yet.",
      template: PackageResources.placeholder_mustache, site: seen(from: entry.file)
    ).html(["name": entry.name, "command": entry.command])
  }
}
