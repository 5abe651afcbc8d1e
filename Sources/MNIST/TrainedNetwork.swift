import Files

extension WeightsFile {
  /// The trained network that comes with the package: the result of `lenet train --recipe best`.
  public static var trained: WeightsFile {
    get throws { try WeightsFile(path: trainedFolder + "/lenet-5.safetensors") }
  }

  /// The folder of the run that made it, with its history.
  public static var trainedFolder: String {
    get throws { try DataSet.embedded.folder + "/trained" }
  }
}
