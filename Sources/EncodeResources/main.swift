import Foundation

// `EncodeResources resources.swift file…` writes files as constants of Swift: a text as a `String`, any other as `[UInt8]`.
// Both are literals of a string, which cost the compiler next to nothing.

func fail(_ message: String) -> Never {
  try? FileHandle.standardError.write(contentsOf: Data((message + "\n").utf8))
  exit(1)
}

/// A constant with the file's name, in which `_` takes the place of what names cannot have: `live_js` is `live.js`.
func constant(_ path: String) throws -> String {
  let file = URL(filePath: path)
  let name = String(file.lastPathComponent.map { $0.isLetter || $0.isNumber ? $0 : "_" })
  let bytes = try Data(contentsOf: file)
  let value =
    if let text = String(validating: bytes, as: UTF8.self) {
      "\"\(text.unicodeScalars.map { $0.escaped(asASCII: true) }.joined())\""
    } else {
      "Array(Data(base64Encoded: \"\(bytes.base64EncodedString())\")!)"
    }
  return "  static let \(name) = \(value)\n"
}

let arguments = Array(CommandLine.arguments.dropFirst())
let constants = arguments.dropFirst().map { path in
  do { return try constant(path) } catch { fail("\(path): cannot be read: \(error.localizedDescription)") }
}
let swift = "import Foundation\n\nenum PackageResources {\n\(constants.joined())}\n"
// The package manager renews its tools with every plan, and would compile anew what depends on them.
if (try? Data(contentsOf: URL(filePath: arguments[0]))) == Data(swift.utf8) { exit(0) }
do { try swift.write(toFile: arguments[0], atomically: true, encoding: .utf8) } catch {
  fail("\(arguments[0]): cannot be written: \(error.localizedDescription)")
}
