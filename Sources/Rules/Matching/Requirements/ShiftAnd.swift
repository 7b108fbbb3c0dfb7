// SPDX-License-Identifier: MIT

/// Runs many linear forms over a text at once, a bit for each step.
///
/// Reports every form that the text passes, so every pattern that matches, and some that do not.
/// Works on the original bytes. Some two nanoseconds a byte for each twenty forms.
package struct ShiftAnd: Sendable {
    /// Four words of bits.
    fileprivate typealias Lanes = SIMD4<UInt64>

    /// The bits that a byte leads to from the bit below, and those where it may stay.
    fileprivate struct Row {
        var enters = Lanes.zero
        var stays = Lanes.zero
    }

    /// The forms whose bits lie in the same four words.
    ///
    /// The lowest bit of a form is always set, and its last one stays so once it is: so a byte
    /// takes a shift and three more operations.
    fileprivate struct Group {
        var rows = [Row](repeating: Row(), count: 256)
        var starts = Lanes.zero
        var ends = Lanes.zero
        /// The form that ends at a bit.
        var forms = [Int32](repeating: -1, count: 256)
    }

    private var groups: [Group] = []

    /// - Parameter forms: each is reported by its place here.
    package init(_ forms: [LinearForm]) {
        var word = 0
        var bit = 0
        for (number, form) in forms.enumerated() where !form.steps.isEmpty {
            // A form does not cross words: shifts do not carry from one to the next.
            if bit + form.steps.count >= 64 { (word, bit) = (word + 1, 0) }
            if word / 4 >= groups.count { groups.append(Group()) }
            groups[word / 4].add(form, number, lane: word % 4, bit: bit)
            bit += form.steps.count + 1
        }
    }

    /// Appends the forms that a text passes, in no particular order.
    package func scan(_ text: Span<UInt8>, into candidates: inout [Int32]) {
        for group in groups { group.scan(text, into: &candidates) }
    }
}

fileprivate extension ShiftAnd.Group {
    mutating func add(_ form: LinearForm, _ number: Int, lane: Int, bit: Int) {
        let last = bit + form.steps.count
        for (offset, step) in form.steps.enumerated() {
            let place = bit + 1 + offset
            for byte in step.bytes.members { rows[Int(byte)].enters[lane] |= 1 << UInt64(place) }
            guard place < last else { break }
            for byte in step.loop.members { rows[Int(byte)].stays[lane] |= 1 << UInt64(place) }
        }
        for byte in 0..<256 { rows[byte].stays[lane] |= 1 << UInt64(bit) | 1 << UInt64(last) }
        starts[lane] |= 1 << UInt64(bit)
        ends[lane] |= 1 << UInt64(last)
        forms[lane * 64 + last] = Int32(truncatingIfNeeded: number)
    }

    func scan(_ text: Span<UInt8>, into candidates: inout [Int32]) {
        let rows = self.rows.span
        var reached = starts
        for index in text.indices {
            let row = rows[Int(text[index])]
            reached = ((reached &+ reached) & row.enters) | (reached & row.stays)
        }
        for lane in 0..<4 {
            var bits = reached[lane] & ends[lane]
            while bits != 0 {
                candidates.append(forms[lane * 64 + bits.trailingZeroBitCount])
                bits &= bits - 1
            }
        }
    }
}
