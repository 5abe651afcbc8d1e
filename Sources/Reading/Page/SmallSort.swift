#if hasFeature(Embedded)
// In a page these stand in for the standard library's, which is some 3 kB for each kind of element that is sorted.

extension Sequence {
  /// The elements in order, those that are alike in the order in which they come: each is put in its place among those
  /// before it.
  func sorted(by isBefore: (Element, Element) -> Bool) -> [Element] {
    var sorted: [Element] = []
    for element in self {
      var (low, high) = (0, sorted.count)
      while low < high {
        let middle = (low + high) / 2
        if isBefore(element, sorted[middle]) { high = middle } else { low = middle + 1 }
      }
      sorted.append(element)
      var place = sorted.count - 1
      while place > low {
        sorted.swapAt(place, place - 1)
        place -= 1
      }
    }
    return sorted
  }
}

extension Sequence where Element: Comparable {
  func sorted() -> [Element] { sorted { $0 < $1 } }
}

extension Array {
  mutating func sort(by isBefore: (Element, Element) -> Bool) { self = sorted(by: isBefore) }
}
#endif
