// SPDX-License-Identifier: MIT

import Foundation
import Glibc

/// How far a long work is, on the last line of a terminal; nothing elsewhere.
struct Progress {
    private static let width = 24
    private static let isOn = isatty(STDERR_FILENO) == 1

    private let what: String
    private let total: Int
    private var done = 0
    private var shown = -1

    /// - Parameters:
    ///   - what: in one word, such as `dropping`.
    ///   - total: how many steps there are; a few are too quick to be worth a bar.
    init(_ what: String, of total: Int) {
        self.what = what
        self.total = total
    }

    mutating func step() {
        done += 1
        let filled = Self.width * done / max(1, total)
        guard Self.isOn, total >= 50, filled != shown else { return }
        shown = filled
        let bar =
            String(repeating: "#", count: filled)
            + String(repeating: ".", count: Self.width - filled)
        write("\r\(what) [\(bar)] \(done) of \(total)" + (done == total ? "\r\u{1B}[K" : ""))
    }

    private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
