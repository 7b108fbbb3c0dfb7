// SPDX-License-Identifier: MIT

extension Span<UInt8> {
    /// Eight neighbouring bytes as one number, the first one lowest; traps where they are not
    /// there.
    ///
    /// In a part whose length is known when this is compiled they are one load, checked once.
    @inlinable @inline(__always) package func word(at position: Int) -> UInt64 {
        let part = extracting(position..<position &+ 8)
        let low =
            UInt64(part[0]) | UInt64(part[1]) &<< 8 | UInt64(part[2]) &<< 16
            | UInt64(part[3]) &<< 24
        let high =
            UInt64(part[4]) | UInt64(part[5]) &<< 8 | UInt64(part[6]) &<< 16
            | UInt64(part[7]) &<< 24
        return low | high &<< 32
    }
}

extension MutableSpan<UInt8> {
    /// Puts eight bytes where there is room for them, the lowest one first; else traps.
    @inline(__always) mutating func store(_ word: UInt64, at position: Int) {
        precondition(position >= 0 && position <= count - 8)
        self[position] = UInt8(truncatingIfNeeded: word)
        self[position &+ 1] = UInt8(truncatingIfNeeded: word &>> 8)
        self[position &+ 2] = UInt8(truncatingIfNeeded: word &>> 16)
        self[position &+ 3] = UInt8(truncatingIfNeeded: word &>> 24)
        self[position &+ 4] = UInt8(truncatingIfNeeded: word &>> 32)
        self[position &+ 5] = UInt8(truncatingIfNeeded: word &>> 40)
        self[position &+ 6] = UInt8(truncatingIfNeeded: word &>> 48)
        self[position &+ 7] = UInt8(truncatingIfNeeded: word &>> 56)
    }
}
