/// A path as Cairo writes it, in as few bytes as it can be said: every place relative to the one before, in
/// hundredths (a fiftieth of a PNG file's pixel), without needless zeros, spaces and moves.
///
/// Hundredths are whole numbers here, so no error adds up along the path.
struct ShortPath {
  private(set) var bytes: [UInt8] = []
  private var place = (x: 0, y: 0)
  /// Where the open part of the path began.
  private var start = (x: 0, y: 0)
  /// Whether `start` is still to be said: a move that nothing follows draws nothing.
  private var hasMoved = false

  /// - Parameter path: moves, lines, curves and closings, in absolute coordinates.
  init(_ path: ArraySlice<UInt8>) {
    bytes.reserveCapacity(path.count / 2)
    var command = UInt8(ascii: "M")
    var numbers: [Int] = []
    var rest = path
    while let byte = rest.first {
      if byte >= UInt8(ascii: "A") {
        command = byte
        rest = rest.dropFirst()
        if byte == UInt8(ascii: "Z") { close() }
      } else if byte == UInt8(ascii: " ") || byte == UInt8(ascii: ",") {
        rest = rest.dropFirst()
      } else {
        numbers.append(hundredths(&rest))
        guard numbers.count == (command == UInt8(ascii: "C") ? 6 : 2) else { continue }
        append(command, numbers)
        numbers.removeAll(keepingCapacity: true)
      }
    }
  }

  private mutating func append(_ command: UInt8, _ numbers: [Int]) {
    let end = (x: numbers[numbers.count - 2], y: numbers[numbers.count - 1])
    guard command != UInt8(ascii: "M") else {
      start = end
      hasMoved = true
      return
    }
    sayMove()
    switch command {
    case UInt8(ascii: "L") where end.x == place.x: say("v", [end.y - place.y])
    case UInt8(ascii: "L") where end.y == place.y: say("h", [end.x - place.x])
    default:
      say(
        command == UInt8(ascii: "L") ? "l" : "c",
        numbers.enumerated().map { $1 - ($0 % 2 == 0 ? place.x : place.y) })
    }
    place = end
  }

  private mutating func close() {
    sayMove()
    say("z", [])
    place = start
  }

  private mutating func sayMove() {
    guard hasMoved else { return }
    hasMoved = false
    say("m", [start.x - place.x, start.y - place.y])
    place = start
  }

  private mutating func say(_ command: Unicode.Scalar, _ numbers: [Int]) {
    bytes.append(UInt8(ascii: command))
    for (index, number) in numbers.enumerated() {
      if index > 0 && number >= 0 { bytes.append(UInt8(ascii: ",")) }
      appendHundredths(number, to: &bytes)
    }
  }
}

/// A number in hundredths.
func hundredths(_ text: ArraySlice<UInt8>) -> Int {
  var text = text
  return hundredths(&text)
}

/// Reads a number off the front of `text` and rounds it to hundredths.
private func hundredths(_ text: inout ArraySlice<UInt8>) -> Int {
  let isNegative = text.first == UInt8(ascii: "-")
  if isNegative { text = text.dropFirst() }
  var thousandths = 0
  var decimals: Int?
  while let byte = text.first, byte == UInt8(ascii: ".") || (48...57).contains(byte) {
    text = text.dropFirst()
    if byte == UInt8(ascii: ".") {
      decimals = 0
    } else if decimals != 3 {
      thousandths = 10 * thousandths + Int(byte - 48)
      decimals = decimals.map { $0 + 1 }
    }
  }
  for _ in (decimals ?? 0)..<3 { thousandths *= 10 }
  let rounded = (thousandths + 5) / 10
  return isNegative ? -rounded : rounded
}

/// Writes 5 as `.05`, −150 as `-1.5`, 300 as `3`.
func appendHundredths(_ value: Int, to bytes: inout [UInt8]) {
  if value < 0 { bytes.append(UInt8(ascii: "-")) }
  let (whole, fraction) = abs(value).quotientAndRemainder(dividingBy: 100)
  if whole > 0 || fraction == 0 { bytes += String(whole).utf8 }
  guard fraction > 0 else { return }
  bytes += [UInt8(ascii: "."), 48 + UInt8(fraction / 10)]
  if fraction % 10 > 0 { bytes.append(48 + UInt8(fraction % 10)) }
}
