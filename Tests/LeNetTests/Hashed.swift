/// Numbers in −1…<1 from Knuth's multiplicative hash of their index, as the fixtures' reference.py has them.
func hashed(_ count: Int, salt: Int) -> [Double] {
  (0..<count).map { Double((UInt64($0 + salt) * 2_654_435_761) % (1 << 32)) / Double(1 << 31) - 1 }
}
