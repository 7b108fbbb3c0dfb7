// SPDX-License-Identifier: MIT

/// Which literal of a pool some bytes are as a whole.
///
/// Open addressing over the literals' numbers: 6 to 11 bytes a literal, and no copy of any.
struct LiteralSet: Sendable {
    /// A literal's number and 1; 0 where the slot is free.
    private var slots: [UInt32]

    /// - Parameters:
    ///   - pool: where the literals are; those that are empty are left out.
    ///   - keepsSecond: is told two equal ones, the one that is kept first; whether the second
    ///     one is to be kept instead.
    init(_ pool: LiteralPool, keepsSecond: (_ first: Int, _ second: Int) -> Bool) {
        var size = 16
        while size * 3 < pool.count * 4 { size *= 2 }
        slots = [UInt32](repeating: 0, count: size)
        for literal in 0..<pool.count {
            let bytes = pool.bytes.span.extracting(pool.range(of: literal))
            guard !bytes.isEmpty else { continue }
            let slot = slot(of: bytes, in: pool)
            if slots[slot] == 0 || keepsSecond(Int(slots[slot]) - 1, literal) {
                slots[slot] = UInt32(literal) + 1
            }
        }
    }

    func number(of bytes: Span<UInt8>, in pool: LiteralPool) -> Int? {
        let found = slots[slot(of: bytes, in: pool)]
        return found == 0 ? nil : Int(found) - 1
    }

    /// Where a literal stands or, if it does not, where it would.
    private func slot(of bytes: Span<UInt8>, in pool: LiteralPool) -> Int {
        var hash: UInt64 = UInt64(bytes.count)
        for position in stride(from: 0, to: bytes.count, by: 8) {
            hash = GramHash(hash ^ bytes.gram(at: position)).bits
            hash ^= hash &>> 32
        }
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] != 0 {
            let other = Int(slots[slot]) - 1
            if pool.range(of: other).count == bytes.count, pool.stands(other, at: 0, in: bytes) {
                break
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        return slot
    }
}
