import LeNet

extension Stage {
  /// How many of the stage's maps, units or digits stand in a row where there is room for them: in figures, live pages
  /// and terminals alike. Units stand ten across, so that their place can be read off: unit 37 is in row 3, column 7.
  public var across: Int {
    switch self {
    case .input: 1
    case .c1, .s2: 6
    case .c3, .s4: 8
    case .c5, .f6, .output: 10
    }
  }
}
