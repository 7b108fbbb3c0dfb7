// SPDX-License-Identifier: MIT

import CFuzzer

/// Feeds libFuzzer's inputs to one target, which dies where a promise is broken; scripts/fuzz
/// builds and calls it.
@main enum Fuzz {
    static func main() {
        var count = CommandLine.argc - 1
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? =
            unsafe CommandLine.unsafeArgv + 1
        // A C function knows nothing of its surroundings, so that each target needs its own.
        switch CommandLine.arguments.dropFirst().first {
        case "json":
            unsafe LLVMFuzzerRunDriver(&count, &arguments) { unsafe run(checkJSON, $0, $1) }
        case "matcher":
            unsafe LLVMFuzzerRunDriver(&count, &arguments) { unsafe run(checkMatcher, $0, $1) }
        case "rules":
            unsafe LLVMFuzzerRunDriver(&count, &arguments) { unsafe run(checkRules, $0, $1) }
        case "views":
            unsafe LLVMFuzzerRunDriver(&count, &arguments) { unsafe run(checkViews, $0, $1) }
        default: fatalError("the first argument is one of json, matcher, rules, views")
        }
    }
}

private func run(
    _ check: ([UInt8]) -> Void, _ start: UnsafePointer<UInt8>?, _ count: Int
) -> Int32 {
    check(unsafe Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}

/// A promise: unlike a precondition it is checked, and named, in optimised code too.
func demand(_ isKept: Bool, _ promise: @autoclosure () -> String) {
    if !isKept { fatalError(promise()) }
}
