// swift-tools-version: 6.2
import Foundation
import PackageDescription

// The kernels are optimised in debug builds too: fifty times faster, and `swift run lenet train` is the first
// thing a student does. On an x86-64 with fused multiply-add they are compiled for the machine at hand, which
// is four times faster again; `LENET_PORTABLE=1` turns that off, for binaries that are to run elsewhere.
let portable = Context.environment["LENET_PORTABLE"] != nil
let processor = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
let native = !portable && processor.contains(" fma ")
// Every arm64 has fused multiply-add.
#if arch(arm64)
let fused = true
#else
let fused = native
#endif
// AVX-512 has registers for the sums of twice as many pixels.
let avx512 = native && processor.contains(" avx512f ")

// Without errno to set, square roots are one instruction for many lanes instead of a call for each.
let optimised: [SwiftSetting] =
  [.unsafeFlags(["-O", "-wmo", "-num-threads", "2", "-disable-batch-mode", "-Xcc", "-fno-math-errno"])]
  + (native ? [.unsafeFlags(["-Xcc", "-march=native"])] : [])
  + (fused ? [.define("FUSED_MULTIPLY_ADD")] : [])
  + (avx512 ? [.define("AVX512")] : [])

let package = Package(
  name: "LeNetExplorer",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "lenet", targets: ["Commands"]),
    .library(name: "LeNet", targets: ["LeNet"]),
  ],
  dependencies: [
    // Verbs, options and their help.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // Fills the page templates and escapes what it fills in.
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    // Serves the notebook to the student's own browser.
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    // `swift package generate-documentation`. Fetched with the others, compiled by that command alone.
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ],
  targets: [
    .target(name: "LeNet", swiftSettings: optimised),

    // Makes templates, scripts and fonts a part of the modules that use them.
    .executableTarget(name: "EncodeResources"),
    .plugin(
      name: "EmbedResources", capability: .buildTool(), dependencies: ["EncodeResources"],
      path: "Sources/EmbedResources"),

    // Unpacks the data set, and packs what pages carry.
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    // Decodes a student's own picture of a digit, and writes figures.
    .systemLibrary(name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
    // Decodes a photograph of one.
    .systemLibrary(
      name: "CJPEG", pkgConfig: "libturbojpeg",
      providers: [.apt(["libturbojpeg0-dev"]), .brew(["jpeg-turbo"])]),
    .target(name: "Files", dependencies: ["LeNet", "CZlib", "CPNG", "CJPEG"], swiftSettings: optimised),
    .target(
      name: "MNIST", dependencies: ["Files"], resources: [.copy("Resources")], swiftSettings: optimised),

    // The models that a network is compared with, and how comparisons are judged.
    .target(name: "Laboratory", dependencies: ["LeNet"], swiftSettings: optimised),

    // From a picture of many digits to what they say.
    .target(name: "Reading", dependencies: ["LeNet"], swiftSettings: optimised),

    // Draws every figure as PNG, SVG and PDF, with FreeType, which comes with it and reads the figures' font.
    .systemLibrary(
      name: "CCairo", pkgConfig: "cairo-ft", providers: [.apt(["libcairo2-dev"]), .brew(["cairo"])]),
    .target(
      name: "Cairo", dependencies: ["CCairo", "CPNG"], exclude: ["Resources/OFL.txt"],
      swiftSettings: optimised, plugins: ["EmbedResources"]),
    .target(name: "Figures", dependencies: ["LeNet", "Reading", "Cairo"], swiftSettings: optimised),

    .target(
      name: "Pages",
      dependencies: [
        "LeNet", "Cairo", "Figures", "CZlib", .product(name: "Mustache", package: "swift-mustache"),
      ],
      exclude: ["Scripts"], swiftSettings: optimised, plugins: ["EmbedResources"]),

    // Parses lessons' Markdown: CommonMark's reference implementation.
    .systemLibrary(
      name: "CCmark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    // The lesson syntax. Light, because it is compiled twice: for the plugin's tool too.
    .target(name: "LessonFormat", dependencies: ["CCmark"]),
    .executableTarget(name: "WeaveLessons", dependencies: ["LessonFormat"]),
    .plugin(
      name: "CompileLessons", capability: .buildTool(), dependencies: ["WeaveLessons"],
      path: "Sources/CompileLessons"),
    .target(
      name: "Notebook",
      dependencies: ["LeNet", "Laboratory", "Cairo", "Figures", "Pages", "LessonFormat", "CCmark"],
      swiftSettings: optimised, plugins: ["EmbedResources"]),

    // Lessons that are edited and run in the browser.
    .target(
      name: "LiveLessons",
      dependencies: [
        "Files", "LessonFormat", "Notebook", "Pages",
        .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ],
      plugins: ["EmbedResources"]),

    .target(
      name: "Explorer", dependencies: ["LeNet", "Laboratory", "Reading", "Cairo", "Figures", "Pages"],
      plugins: ["EmbedResources"]),

    // What other frameworks are given: the network in their own words.
    .target(
      name: "HandOver",
      dependencies: ["LeNet", "Files", "Figures", .product(name: "Mustache", package: "swift-mustache")],
      plugins: ["EmbedResources"]),

    .target(
      name: "Lessons",
      dependencies: [
        "LeNet", "Files", "MNIST", "Laboratory", "Reading", "Cairo", "Figures", "Pages", "Notebook",
        "HandOver",
      ],
      path: "Lessons",
      exclude: ["README.md"], plugins: ["CompileLessons"]),

    // What the program lenet does. Its name is not the program's: where letters' case does not count, lenet is LeNet.
    .executableTarget(
      name: "Commands",
      dependencies: [
        "LeNet", "Files", "Laboratory", "Reading", "MNIST", "Cairo", "Figures", "Pages", "Notebook",
        "LiveLessons", "Explorer", "HandOver", "Lessons",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      // Cells that are compiled while the notebook runs are loaded into a process of this program, and use what is in it.
      linkerSettings: [.unsafeFlags(["-Xlinker", "-export-dynamic"], .when(platforms: [.linux]))],
      plugins: ["EmbedResources"]),

    // What documents say of the package.
    .testTarget(name: "DocumentationTests"),
    .testTarget(name: "EmbedResourcesTests", plugins: ["EmbedResources"]),
    .testTarget(
      name: "LeNetTests", dependencies: ["LeNet"], exclude: ["Fixtures"], swiftSettings: optimised),
    .testTarget(
      name: "LaboratoryTests", dependencies: ["LeNet", "Files", "Laboratory", "MNIST"], exclude: ["Fixtures"],
      swiftSettings: optimised),
    .testTarget(
      name: "ReadingTests",
      dependencies: ["LeNet", "Files", "Reading", "MNIST", "Cairo", "Figures", "CJPEG"],
      exclude: ["Fixtures"], swiftSettings: optimised),
    .testTarget(
      name: "FilesTests", dependencies: ["LeNet", "Files", "MNIST", "CZlib", "CJPEG"], exclude: ["Fixtures"]),
    .testTarget(name: "MNISTTests", dependencies: ["LeNet", "Files", "MNIST"]),
    .testTarget(
      name: "FiguresTests", dependencies: ["LeNet", "Files", "MNIST", "Reading", "Cairo", "Figures"],
      exclude: ["numbers.json"]),
    .testTarget(name: "PagesTests", dependencies: ["Cairo", "Figures", "Pages"]),
    .testTarget(name: "LessonFormatTests", dependencies: ["LessonFormat"]),
    .testTarget(
      name: "LessonTests",
      dependencies: ["LeNet", "Figures", "Pages", "LessonFormat", "Notebook", "Lessons"],
      exclude: ["highlighting.json"]),
    .testTarget(
      name: "LiveLessonsTests", dependencies: ["LeNet", "Files", "LessonFormat", "Notebook", "LiveLessons"]),
    .testTarget(
      name: "ExplorerTests",
      dependencies: ["LeNet", "Files", "Laboratory", "Reading", "MNIST", "Figures", "Pages", "Explorer"]),
    .testTarget(
      name: "HandOverTests", dependencies: ["LeNet", "Files", "Laboratory", "MNIST", "HandOver"],
      exclude: ["check.py"]),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "LeNet", "Files", "Laboratory", "Reading", "MNIST", "Cairo", "Pages", "Notebook", "LiveLessons",
        "Explorer", "Lessons", "Commands",
      ],
      exclude: ["Help"]),
  ]
)
