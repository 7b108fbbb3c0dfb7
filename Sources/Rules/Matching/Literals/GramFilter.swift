// SPDX-License-Identifier: MIT

/// The innermost loop of all, over every byte of every text: with checked spans its counter lives
/// in memory and it jumps at every hit, and a whole scan takes up to 1.8 times as long. Every
/// access is bounded by what stands in front of the loop.
extension GramBloom {
    /// Writes down the positions of a block where a gram of the filter may stand, without a
    /// branch, which in ordinary text nobody could foretell.
    ///
    /// - Parameters:
    ///   - text: any bytes.
    ///   - block: up to 256 positions of it.
    ///   - mask: leaves the gram's bytes of the eight that are read.
    ///   - passed: takes the positions, counted from the start of the block.
    /// - Returns: how many there are.
    func filter(
        _ text: Span<UInt8>, _ block: Range<Int>, mask: Gram,
        into passed: inout InlineArray<256, UInt8>
    ) -> Int {
        precondition(block.lowerBound >= 0 && block.upperBound <= text.count && block.count <= 256)
        let end = max(block.lowerBound, min(block.upperBound, text.count - 7))
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
                    for place in 0..<(end &- block.lowerBound) {
                        let gram = unsafe start.loadUnaligned(fromByteOffset: place, as: Gram.self)
                        let hash = GramHash(Gram(littleEndian: gram) & mask)
                        unsafe passed[count] = UInt8(truncatingIfNeeded: place)
                        count &+= unsafe words[hash.word & lastWord].holds(hash)
                    }
                    return count
                }
            }
        }
        for position in end..<block.upperBound {
            let hash = GramHash(text.gram(at: position) & mask)
            passed[min(count, 255)] = UInt8(truncatingIfNeeded: position &- block.lowerBound)
            count += words[hash.word & lastWord].holds(hash)
        }
        return count
    }
}
