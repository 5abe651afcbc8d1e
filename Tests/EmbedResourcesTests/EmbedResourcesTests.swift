import Testing

/// What a module has is what lies in its folder `Resources`, byte for byte; here it is this module.
@Suite struct EmbedResourcesTests {
  /// Marks and line ends of every kind, what means something in a literal, and what looks alike but is not.
  @Test func textIsTheFiles() {
    let expected =
      "\u{FEFF}\0 1\t\n\n\r\r\n\u{1B}\u{7F}\"\"\" ' \\ \\n \\(1 + 1) #\"x\"# \\u{41} // /* `"
      + "\u{85}\u{A0}\u{2028}\u{2029}e\u{301}\u{E9}\u{202E}\u{1F600}\u{10FFFF}\n"
    #expect(
      Array(PackageResources.every_kind_of_text.unicodeScalars) == Array(expected.unicodeScalars),
      "every-kind.of.text differs from what is in it")
  }

  @Test func otherBytesAreTheFiles() {
    #expect(PackageResources.bytes_bin == Array(0...255), "bytes.bin has every byte once, in order")
  }

  @Test func anEmptyFileIsAnEmptyText() {
    #expect(PackageResources.empty_txt == "")
  }
}
