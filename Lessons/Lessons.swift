// The lessons are the Markdown files beside this one; README.md tells how to write them. At build time each is woven
// into a Swift function, and all of them are listed, in the order of their names, as `lessons`.

/// The folder of their files, in the package that the program was built from.
public let lessonFolder = String(#filePath.dropLast("/Lessons.swift".count))
