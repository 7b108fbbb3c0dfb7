// SPDX-License-Identifier: MIT

/// Reads the letters of a folded text, and what stands for letters, with the gaps between them.
///
/// - Parameters:
///   - folded: any text.
///   - skipsAddresses: whether web and mail addresses are left out: their digits, dots and at
///     signs disguise nothing.
/// - Returns: the signs in order. Time and memory are linear.
func signs(of folded: FoldedText, skipsAddresses: Bool) -> [Sign] {
    var reader = SignReader(folded.bytes, skipsAddresses: skipsAddresses)
    reader.read()
    return reader.signs
}

private struct SignReader {
    private(set) var signs: [Sign] = []
    private let bytes: [UInt8]
    private let skipsAddresses: Bool
    private var position = 0
    private var gap = Gap.none
    /// Up to where it is known that no address begins.
    private var looked = 0

    init(_ bytes: [UInt8], skipsAddresses: Bool) {
        self.bytes = bytes
        self.skipsAddresses = skipsAddresses
        signs.reserveCapacity(bytes.count)
    }

    mutating func read() {
        while let scalar = scalarAfter(position, in: bytes.span) {
            if skipsAddresses, position >= looked, skipAddress() { continue }
            if ScalarClass(scalar).isWord || scalar.isLetterSymbol && standsForLetter(scalar) {
                let start = UInt32(truncatingIfNeeded: position)
                signs.append(Sign(scalar: scalar, start: start, gap: gap))
                gap = .none
            } else {
                gap.take(scalar)
            }
            position += scalar.utf8Count
        }
    }

    /// Moves behind the address that starts here, if one does.
    private mutating func skipAddress() -> Bool {
        let end = bytes[position...].firstIndex { $0 <= 0x20 || $0 >= 0x7F } ?? bytes.count
        looked = max(end, position + 1)
        guard isAddress(bytes.span.extracting(position..<end)) else { return false }
        position = end
        gap = .end
        return true
    }

    private func standsForLetter(_ symbol: Unicode.Scalar) -> Bool {
        // In an address it stands between the two parts.
        guard skipsAddresses || symbol != "@", !isSeparator(symbol) else { return false }
        let isJoined = gap.isNone && !signs.isEmpty
        let next = letterAhead()
        if symbol.isInnerSymbol { return isJoined && next != nil }
        // "$100" and "100 €" are prices.
        if let next, !next.isDigit { return true }
        return isJoined && signs.last?.scalar.isDigit == false
    }

    /// The letter or digit ahead, perhaps behind some more symbols.
    private func letterAhead() -> Unicode.Scalar? {
        var place = position
        for _ in 0..<4 {
            guard let scalar = scalarAfter(place, in: bytes.span) else { return nil }
            if ScalarClass(scalar).isWord { return scalar }
            guard scalar.isLetterSymbol else { return nil }
            place += scalar.utf8Count
        }
        return nil
    }

    /// Whether the symbol stands at every second place here, as in `v!i!a!g!r!a`.
    private func isSeparator(_ symbol: Unicode.Scalar) -> Bool {
        let before = (repeats(of: symbol, by: -1, 1), repeats(of: symbol, by: -1, 2))
        let after = (repeats(of: symbol, by: 1, 1), repeats(of: symbol, by: 1, 2))
        return before.0 && after.0 || before.0 && before.1 || after.0 && after.1
    }

    /// Whether the same symbol stands twice `times` scalars away.
    private func repeats(of symbol: Unicode.Scalar, by direction: Int, _ times: Int) -> Bool {
        var place = position
        for _ in 0..<2 * times {
            if direction > 0 {
                place += scalarAfter(place, in: bytes.span)?.utf8Count ?? 0
            } else {
                place -= scalarBefore(place, in: bytes.span)?.utf8Count ?? 0
            }
        }
        return place != position && scalarAfter(place, in: bytes.span) == symbol
    }
}

/// Whether a stretch without blanks is a web or mail address, or holds one.
private func isAddress(_ token: Span<UInt8>) -> Bool {
    for index in token.indices {
        switch token[index] {
        case UInt8(ascii: ":") where starts(token, at: index, with: "://"): return true
        case UInt8(ascii: "w") where starts(token, at: index, with: "www."): return true
        case UInt8(ascii: "@") where index > 0 && isHost(token, from: index + 1): return true
        default: break
        }
    }
    return false
}

private func starts(_ token: Span<UInt8>, at start: Int, with wanted: String) -> Bool {
    guard start + wanted.utf8.count <= token.count else { return false }
    return zip(start..., wanted.utf8).allSatisfy { token[$0] == $1 }
}

/// `mail.example`, and no disguise such as `gra.c1al1s`: the last label is all letters.
private func isHost(_ token: Span<UInt8>, from start: Int) -> Bool {
    var dots = 0
    var label = 0
    var hasLettersOnly = true
    for index in start..<token.count {
        switch token[index] {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): label += 1
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
            label += 1
            hasLettersOnly = false
        case UInt8(ascii: ".") where isLabelByte(token, at: index + 1):
            guard label > 0 else { return false }
            (dots, label, hasLettersOnly) = (dots + 1, 0, true)
        default: return dots > 0 && label >= 2 && hasLettersOnly
        }
    }
    return dots > 0 && label >= 2 && hasLettersOnly
}

private func isLabelByte(_ token: Span<UInt8>, at index: Int) -> Bool {
    guard index < token.count else { return false }
    let byte = token[index]
    return byte &- 0x61 < 26 || byte &- 0x30 < 10
}
