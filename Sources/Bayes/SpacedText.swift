// SPDX-License-Identifier: MIT

/// A text between single spaces, one before and one after: its edges are letters too.
struct SpacedText {
    let bytes: [UInt8]
    /// Scalars.
    let count: Int
    /// Of each scalar, and the end; empty where every scalar is one byte.
    private let starts: [Int32]
    /// Of each byte, in the text that it was made from.
    private let sources: [Int32]

    /// - Parameters:
    ///   - source: folded, so that it has one kind of space and of line end.
    ///   - limit: the most scalars that are taken of it.
    init(_ source: [UInt8], limit: Int) {
        let space = UInt8(ascii: " ")
        var bytes = [space]
        var sources: [Int32] = [0]
        var starts: [Int32] = []
        bytes.reserveCapacity(min(source.count, 4 * limit) + 2)
        sources.reserveCapacity(min(source.count, 4 * limit) + 2)
        var count = 1
        var isASCII = true
        for (index, byte) in source.enumerated() {
            let isSpace = byte == space || 9...13 ~= byte
            if isSpace, bytes[bytes.count - 1] == space { continue }
            if byte & 0xC0 != 0x80 {
                if count > limit { break }
                count += 1
            }
            if byte >= 0x80 { isASCII = false }
            bytes.append(isSpace ? space : byte)
            sources.append(Int32(truncatingIfNeeded: index))
        }
        if bytes.count > 1, bytes[bytes.count - 1] != space {
            bytes.append(space)
            sources.append(Int32(truncatingIfNeeded: source.count))
            count += 1
        }
        if !isASCII {
            starts.reserveCapacity(count + 1)
            for (index, byte) in bytes.enumerated() where byte & 0xC0 != 0x80 {
                starts.append(Int32(truncatingIfNeeded: index))
            }
            starts.append(Int32(truncatingIfNeeded: bytes.count))
        }
        self.bytes = bytes
        self.count = count
        self.starts = starts
        self.sources = sources
    }

    var isEmpty: Bool { count < 3 }

    @inline(__always) func start(of scalar: Int) -> Int {
        starts.isEmpty ? scalar : Int(starts[scalar])
    }

    /// Where a stretch of it stood.
    func source(of range: Range<Int>) -> Range<Int> {
        guard !range.isEmpty else { return 0..<0 }
        let last = Int(sources[range.upperBound - 1])
        return Int(sources[range.lowerBound])..<last + 1
    }
}
