/// A number of a lesson's cell that a notebook lets the reader turn.
///
/// ```swift
/// @Slider(0...9) var index = 3
/// @Slider(0...1, step: 0.05) var share = 0.5
/// ```
///
/// Where nothing can be turned, on a page or in the terminal, the variable has the value that the cell gives it. The code
/// cannot change it.
@propertyWrapper public struct Slider<Value: Comparable & Numeric> {
  /// What the cell says the variable is, whatever the slider's ends.
  public let wrappedValue: Value

  /// A whole number or a fraction, between which and the next lie 1 or a hundredth of the range.
  ///
  /// - Parameters:
  ///   - wrappedValue: the value until the reader turns it.
  ///   - bounds: the smallest value and the largest.
  public init(wrappedValue: Value, _ bounds: ClosedRange<Value>) {
    self.wrappedValue = wrappedValue
  }

  /// The same with the distance between values given.
  public init(wrappedValue: Value, _ bounds: ClosedRange<Value>, step: Value) {
    self.wrappedValue = wrappedValue
  }
}
