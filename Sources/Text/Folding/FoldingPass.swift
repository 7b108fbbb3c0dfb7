// SPDX-License-Identifier: MIT

/// Folds what is not plain ASCII: one pass, scalar by scalar, that writes the folded bytes and
/// where each came from.
///
/// - Parameters:
///   - source: valid UTF-8, already folded up to `plain`, where every byte stands for itself.
///   - plain: the length of that start.
/// - Returns: the folded bytes and their map.
func folded(_ source: [UInt8], from plain: Int) -> (bytes: [UInt8], map: OffsetMap) {
    var bytes = Array(source[..<plain])
    var starts = Array(0..<UInt32(truncatingIfNeeded: plain))
    var pass = FoldingPass(position: plain, written: plain)
    while pass.position < source.count {
        // Buffers grow between stretches only, so that the inner loop does nothing but store.
        let missing = pass.written + source.count - pass.position + FoldingPass.room - bytes.count
        bytes += repeatElement(0, count: missing)
        starts += repeatElement(0, count: missing)
        var byteSpan = bytes.mutableSpan
        var startSpan = starts.mutableSpan
        pass.fold(source.span, into: &byteSpan, &startSpan)
    }
    bytes.removeLast(bytes.count - pass.written)
    starts.removeLast(starts.count - pass.written)
    return (bytes, OffsetMap(starts: starts, originalCount: source.count))
}

private struct FoldingPass {
    /// More than any scalar folds to (U+FDFA: 33 bytes).
    static let room = 64

    private let table = FoldTable.shared
    private(set) var position: Int
    private(set) var written: Int

    init(position: Int, written: Int) {
        self.position = position
        self.written = written
    }

    /// Folds until the source ends or the buffers have no room for the next scalar.
    mutating func fold(
        _ source: Span<UInt8>, into bytes: inout MutableSpan<UInt8>,
        _ starts: inout MutableSpan<UInt32>
    ) {
        let last = bytes.count - Self.room
        while position < source.count, written <= last {
            let byte = source[position]
            if isPlain(byte) {
                bytes[written] = byte &- 0x41 < 26 ? byte | 0x20 : byte
                starts[written] = UInt32(truncatingIfNeeded: position)
                written &+= 1
                position &+= 1
            } else if byte == 0x0D, position + 1 < source.count, source[position + 1] == 0x0A {
                position += 1
            } else {
                let scalar = decodedScalar(source, at: position)
                let start = written
                write(scalar, source, &bytes)
                mark(start..<max(start, written), &starts)
                position += scalar.utf8Count
            }
        }
    }

    @inline(__always) private func mark(_ range: Range<Int>, _ starts: inout MutableSpan<UInt32>) {
        for index in range { starts[index] = UInt32(truncatingIfNeeded: position) }
    }

    @inline(__always) private mutating func write(
        _ scalar: Unicode.Scalar, _ source: Span<UInt8>, _ bytes: inout MutableSpan<UInt8>
    ) {
        let entry = table[scalar.value]
        if entry.isItself {
            for index in 0..<scalar.utf8Count { bytes[written + index] = source[position + index] }
            written += scalar.utf8Count
        } else {
            for index in 0..<entry.count { bytes[written + index] = table.byte(index, of: entry) }
            written += entry.count
            if entry.joins { join(entry.count, &bytes) }
        }
    }

    /// Composes the last scalar written with the one before: NFD input folds like NFC input.
    ///
    /// What is composed is never longer than its parts, and its bytes keep the starts of the
    /// first part.
    private mutating func join(_ count: Int, _ bytes: inout MutableSpan<UInt8>) {
        let seam = written - count
        guard let first = scalarBefore(seam, in: bytes.span),
            let composed = table.composition(
                of: ScalarPair(first: first, second: decodedScalar(bytes.span, at: seam)))
        else { return }
        written = seam - first.utf8Count
        for byte in UTF8.encode(composed) ?? UTF8.encodedReplacementCharacter {
            bytes[written] = byte
            written += 1
        }
    }
}
