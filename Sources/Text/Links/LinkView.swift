// SPDX-License-Identifier: MIT

/// A text as a browser reads addresses in it: zero-width characters gone, full-width and other
/// compatibility forms of letters, digits and `. : / -` as ASCII.
///
/// Not the folded view: there `аpple.example` with a Cyrillic а would be somebody else's host, and
/// Russian words after a missing space would look like top-level domains.
struct LinkView {
    /// The original as UTF-8.
    let source: [UInt8]
    let bytes: [UInt8]
    /// For each byte where its scalar starts in the source; empty where both are the same.
    private let starts: [UInt32]

    init(_ text: String) {
        source = Array(text.utf8)
        guard source.contains(where: { $0 >= 0x80 }) else {
            bytes = source
            starts = []
            return
        }
        var (bytes, starts): ([UInt8], [UInt32]) = ([], [])
        bytes.reserveCapacity(source.count)
        starts.reserveCapacity(source.count)
        var position = 0
        while position < source.count {
            let length = Self.append(at: position, of: source, to: &bytes)
            while starts.count < bytes.count { starts.append(UInt32(truncatingIfNeeded: position)) }
            position += length
        }
        (self.bytes, self.starts) = (bytes, starts)
    }

    /// From the first scalar of a stretch to its last, in bytes of the source.
    func original(_ range: Range<Int>) -> Range<Int> {
        guard !starts.isEmpty, !range.isEmpty else { return range }
        let last = Int(starts[range.upperBound - 1])
        let end = last + (scalarAfter(last, in: source.span)?.utf8Count ?? 1)
        return Int(starts[range.lowerBound])..<end
    }

    /// Appends the form of the scalar at a position and returns its length in the source.
    private static func append(
        at position: Int, of source: [UInt8], to bytes: inout [UInt8]
    ) -> Int {
        guard source[position] >= 0x80 else {
            bytes.append(source[position])
            return 1
        }
        let scalar = decodedScalar(source.span, at: position)
        let end = position + scalar.utf8Count
        if isIdeographicStop(scalar), startsLabel(at: end, of: source) {
            bytes.append(UInt8(ascii: "."))
        } else if let byte = compatible(scalar) {
            bytes.append(byte)
        } else if !isInvisible(scalar) {
            bytes += source[position..<end]
        }
        return scalar.utf8Count
    }

    /// The table, asked first, answers for most scalars and is the quicker one.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        FoldTable.shared[scalar.value].isDropped && scalar.properties.isDefaultIgnorableCodePoint
    }

    /// Separates labels as a dot does, but ends sentences too.
    private static func isIdeographicStop(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\u{3002}" || scalar == "\u{FF61}"
    }

    private static func startsLabel(at position: Int, of source: [UInt8]) -> Bool {
        guard let next = scalarAfter(position, in: source.span) else { return false }
        return next.isASCII
            ? isLabelByte(UInt8(truncatingIfNeeded: next.value)) : compatible(next) != nil
    }

    /// The ASCII letter, digit or separator of which a scalar is a compatibility form.
    private static func compatible(_ scalar: Unicode.Scalar) -> UInt8? {
        switch scalar.value {
        case 0x2070...0x209F, 0x2100...0x214F, 0x2160...0x217F, 0x2460...0x24FF, 0xFF01...0xFF5E,
            0x1_D400...0x1_D7FF, 0x1_FBF0...0x1_FBF9:
            let entry = FoldTable.shared[scalar.value]
            guard entry.count == 1 else { return nil }
            let byte = FoldTable.shared.byte(0, of: entry)
            return isLabelByte(byte) || ".:/-".utf8.contains(byte) ? byte : nil
        default: return nil
        }
    }
}

/// An ASCII letter or digit.
@inline(__always) func isLabelByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
}

/// What an ASCII host name is made of.
@inline(__always) func isHostByte(_ byte: UInt8) -> Bool {
    isLabelByte(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
        || byte == UInt8(ascii: "_")
}
