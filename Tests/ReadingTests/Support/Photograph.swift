import CJPEG
import Files
import LeNet
import Reading

/// A snapshot as its file gives it, packed as JPEG and unpacked again.
struct Photograph {
  typealias Conditions = Snapshot.Conditions

  let picture: Picture
  /// The file, as JPEG.
  let file: [UInt8]
  /// From places of the page to those of the photograph.
  let map: Homography

  /// - Parameters:
  ///   - page: its brightness, 0…1.
  ///   - width: of the photograph, in pixels.
  ///   - quality: of JPEG's compression, 1…100.
  init(
    of page: Picture, width: Int, height: Int, _ conditions: Conditions = Conditions(),
    quality: ClosedRange<Int> = 60...95, using generator: inout SplitMix64
  ) throws {
    let snapshot = Snapshot(of: page, width: width, height: height, conditions, using: &generator)
    map = snapshot.map
    file = Self.jpeg(snapshot.picture, quality: Int.random(in: quality, using: &generator))
    picture = try PictureFile.picture(in: file, from: "photograph")
  }

  /// A grey picture's file as JPEG.
  private static func jpeg(_ picture: Picture, quality: Int) -> [UInt8] {
    let bytes = picture.values.map { UInt8((255 * max(0, min(1, $0))).rounded()) }
    let compressor = tjInitCompress()
    defer { tjDestroy(compressor) }
    var buffer: UnsafeMutablePointer<UInt8>?
    defer { tjFree(buffer) }
    var count: UInt = 0
    let status = tjCompress2(
      compressor, bytes, Int32(picture.width), 0, Int32(picture.height), Int32(TJPF_GRAY.rawValue), &buffer,
      &count,
      Int32(TJSAMP_GRAY.rawValue), Int32(quality), 0)
    precondition(status == 0, "the page could not be compressed")
    return Array(UnsafeBufferPointer(start: buffer, count: Int(count)))
  }
}
