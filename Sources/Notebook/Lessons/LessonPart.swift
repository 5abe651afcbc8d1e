/// Elements that follow each other and that a page shows, or folds away until they are asked for.
struct LessonPart {
  /// In the order of the lesson.
  var elements: [Element]
  /// Whether they show what came of a prediction: what cells showed after it, and its outcome.
  let isFolded: Bool

  /// The lesson in parts. A fold begins with the first thing shown after a prediction, and ends with the outcome.
  static func all(of elements: [Element]) -> [LessonPart] {
    var parts: [LessonPart] = []
    var (isPredicted, isFolding) = (false, false)
    for element in elements {
      switch element {
      case .prediction: isPredicted = true
      case .code where !isFolding: break
      default: isFolding = isPredicted
      }
      if parts.last?.isFolded == isFolding {
        parts[parts.count - 1].elements.append(element)
      } else {
        parts.append(LessonPart(elements: [element], isFolded: isFolding))
      }
      if isFolding, case .outcome = element { (isPredicted, isFolding) = (false, false) }
    }
    return parts
  }
}
