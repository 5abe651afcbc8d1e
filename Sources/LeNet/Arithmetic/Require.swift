/// Traps where a condition does not hold, and says why. `precondition` does not say so here: this module is optimised,
/// and then its message is left out.
func require(_ condition: Bool, _ message: @autoclosure () -> String) {
  #if hasFeature(Embedded)
  precondition(condition)
  #else
  if !condition { fatalError(message()) }
  #endif
}
