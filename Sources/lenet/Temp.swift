import ArgumentParser
struct Evaluate: ParsableCommand { func run() throws {} }
struct Filters: ParsableCommand { func run() throws {} }
struct Explore: ParsableCommand { func run() throws {} }
