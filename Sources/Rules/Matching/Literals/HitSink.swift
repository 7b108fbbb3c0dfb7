// SPDX-License-Identifier: MIT

/// Takes what a scan finds.
protocol HitSink {
    /// Whether another place of a literal is of use: asked before the literal is compared.
    func wants(_ literal: UInt32) -> Bool
    mutating func add(_ literal: UInt32, at start: Int)
}

extension [LiteralHit]: HitSink {
    @inline(__always) func wants(_: UInt32) -> Bool { true }

    @inline(__always) mutating func add(_ literal: UInt32, at start: Int) {
        append(LiteralHit(literal: literal, start: UInt32(truncatingIfNeeded: start)))
    }
}

/// Which literals stand in a text, each once; its memory serves text after text.
struct SeenLiterals: HitSink, Sendable {
    private(set) var found: [UInt32] = []
    /// For each literal, the last text in which it was found.
    private var lastSeen: [UInt32] = []
    private var text: UInt32 = 0

    /// Begins a text of its own.
    mutating func begin(literals: Int) {
        found.removeAll(keepingCapacity: true)
        text &+= 1
        if text == 0 || lastSeen.count < literals {
            lastSeen = [UInt32](repeating: 0, count: max(literals, lastSeen.count))
            text = 1
        }
    }

    @inline(__always) func wants(_ literal: UInt32) -> Bool { lastSeen[Int(literal)] != text }

    @inline(__always) mutating func add(_ literal: UInt32, at _: Int) {
        lastSeen[Int(literal)] = text
        found.append(literal)
    }
}
