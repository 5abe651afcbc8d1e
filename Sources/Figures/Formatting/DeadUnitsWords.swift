/// Units that training has lost, and why: `units 3 and 7, which are dead: …`.
func words(ofDeadUnits units: [Int]) -> String {
  let isOne = units.count == 1
  return "unit\(isOne ? "" : "s") \(Numbers.list(units)), which \(isOne ? "is" : "are") dead: "
    + "\(isOne ? "it" : "they") fired for no digit, so no gradient came back, and weight decay took "
    + "\(isOne ? "its" : "their") weights"
}
