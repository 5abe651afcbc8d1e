extension Trace {
  /// One way back through the network: from the unit of the winner to what adds most to it in the stage before, and so on
  /// down to a pixel. The output comes first.
  public var strongestPath: [Unit] {
    var path = [Unit(.output, channel: prediction)]
    while path[path.count - 1].stage != .input {
      let terms = contributions(to: path[path.count - 1]).terms
      var strongest = terms[0]
      for term in terms where term.product > strongest.product { strongest = term }
      path.append(strongest.source)
    }
    return path
  }
}
