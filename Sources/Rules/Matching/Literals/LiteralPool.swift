// SPDX-License-Identifier: MIT

/// Byte strings packed one behind the other: four bytes each beside their own, and no array each.
package struct LiteralPool: Sendable {
    private(set) var bytes: [UInt8] = []
    private var starts: [UInt32] = [0]

    package init() {}

    package var count: Int { starts.count - 1 }

    /// Bytes on the heap.
    package var memory: Int { bytes.capacity + starts.capacity * MemoryLayout<UInt32>.stride }

    /// Packs one more.
    ///
    /// - Parameter literal: may be empty; then it has a number but occurs nowhere.
    /// - Returns: its number, from 0.
    @discardableResult
    package mutating func append(_ literal: some Sequence<UInt8>) -> Int {
        bytes.append(contentsOf: literal)
        return close()
    }

    /// Packs all of another pool.
    ///
    /// - Returns: the numbers that its literals have here, in their order.
    @discardableResult
    package mutating func append(contentsOf other: LiteralPool) -> Range<Int> {
        let first = count
        let shift = UInt32(bytes.count)
        bytes.append(contentsOf: other.bytes)
        starts.append(contentsOf: other.starts.dropFirst().lazy.map { $0 + shift })
        return first..<count
    }

    package mutating func reserve(count: Int, bytes: Int) {
        starts.reserveCapacity(count + 1)
        self.bytes.reserveCapacity(bytes)
    }

    package func bytes(of literal: Int) -> ArraySlice<UInt8> { bytes[range(of: literal)] }

    /// Where a literal stands in `bytes`.
    @inline(__always) func range(of literal: Int) -> Range<Int> {
        Int(starts[literal])..<Int(starts[literal + 1])
    }

    /// Adds to the literal that `close()` will end.
    @inline(__always) mutating func extend(by byte: UInt8) { bytes.append(byte) }

    /// Gives up what was added since the last literal ended.
    mutating func discard() { bytes.removeLast(bytes.count - Int(starts[count])) }

    /// Ends a literal of all that was added since the one before.
    @discardableResult
    mutating func close() -> Int {
        starts.append(UInt32(bytes.count))
        return count - 1
    }

    /// Whether a literal stands in a text from `start` on.
    @inline(__always)
    func stands(_ literal: Int, at start: Int, in text: Span<UInt8>) -> Bool {
        let length = range(of: literal).count
        return length <= text.count - start
            && sharedLength(of: literal, with: text, from: start) == length
    }

    /// How many first bytes of a literal a text has from `start` on.
    ///
    /// - Parameters:
    ///   - literal: its number.
    ///   - text: any.
    ///   - start: in the text.
    ///   - known: so many first bytes are the same for certain.
    /// - Returns: up to the length of either.
    @inline(__always)
    func sharedLength(
        of literal: Int, with text: Span<UInt8>, from start: Int, known: Int = 0
    ) -> Int {
        let range = range(of: literal)
        let most = min(range.count, text.count - start)
        let own = bytes.span
        var length = known
        while length < most {
            let differing =
                own.gram(at: range.lowerBound &+ length) ^ text.gram(at: start &+ length)
            if differing != 0 {
                return min(most, length &+ differing.trailingZeroBitCount &>> 3)
            }
            length &+= 8
        }
        return most
    }

    /// Whether one literal comes before another by its bytes; equal ones by their numbers.
    func precedes(_ a: Int, _ b: Int) -> Bool {
        let (first, second) = (range(of: a), range(of: b))
        let shared = sharedLength(of: a, with: bytes.span.extracting(second), from: 0)
        if shared == second.count { return shared == first.count && a < b }
        if shared == first.count { return true }
        return bytes[first.lowerBound + shared] < bytes[second.lowerBound + shared]
    }
}
