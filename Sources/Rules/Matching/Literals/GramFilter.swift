// SPDX-License-Identifier: MIT

/// The innermost loop of all, over every second byte of every text: with checked spans its counter
/// lives in memory and it jumps at every hit, and a whole scan takes up to 1.8 times as long. Every
/// access is bounded by what stands in front of the loop.
extension GramBloom {
    /// Positions that are filtered before those which passed are looked at.
    static var block: Int { 256 }

    /// Writes down at which positions of a block something may stand, without a
    /// branch, which in ordinary text nobody could foretell.
    ///
    /// - Parameters:
    ///   - text: any bytes.
    ///   - block: up to 256 positions of it.
    ///   - shape: of the grams.
    ///   - passed: takes the positions, counted from the start of the block.
    /// - Returns: how many there are.
    @inline(__always) func filter<Shape: GramShape>(
        _ text: Span<UInt8>, _ block: Range<Int>, _ shape: Shape,
        into passed: inout InlineArray<256, UInt8>
    ) -> Int {
        precondition(
            block.lowerBound >= 0 && block.upperBound <= text.count && block.count <= Self.block)
        let end = max(block.lowerBound, min(block.upperBound, text.count - 7))
        let length = (end &- block.lowerBound) / Shape.step &* Shape.step
        let lastWord = words.count - 1
        var places = passed.mutableSpan
        var count = unsafe text.withUnsafeBytes { text in
            unsafe words.withUnsafeBufferPointer { words in
                unsafe places.withUnsafeMutableBufferPointer { passed in
                    guard let text = text.baseAddress, let words = words.baseAddress,
                        let passed = passed.baseAddress
                    else { return 0 }
                    let start = unsafe text + block.lowerBound
                    var count = 0
                    var offset = 0
                    while offset < length {
                        let gram = unsafe start.loadUnaligned(
                            fromByteOffset: offset, as: Gram.self)
                        let place = shape.place(of: Gram(littleEndian: gram))
                        unsafe passed[count] = UInt8(truncatingIfNeeded: offset)
                        offset &+= Shape.step
                        count &+= unsafe words[place.word & lastWord].holds(place)
                    }
                    return count
                }
            }
        }
        for offset in stride(from: length, to: block.count, by: Shape.step) {
            let place = shape.place(of: text.gram(at: block.lowerBound &+ offset))
            passed[min(count, 255)] = UInt8(truncatingIfNeeded: offset)
            count += words[place.word & lastWord].holds(place)
        }
        return count
    }
}
