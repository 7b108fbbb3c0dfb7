// SPDX-License-Identifier: MIT

/// The scalars that one item of a pattern may match: those it does match, and perhaps more.
struct ScalarSet: Hashable, Sendable {
    enum Beyond: Hashable {
        case none
        /// These; each stands for its other cases as well where the set is caseless.
        case listed([Unicode.Scalar])
        case any
    }

    static let any = ScalarSet(ascii: .ascii, beyond: .any)
    /// The two scalars beyond ASCII that have an ASCII letter as their other case.
    static let longS: Unicode.Scalar = "\u{17F}"
    static let kelvin: Unicode.Scalar = "\u{212A}"

    /// Other cases of the mark U+0345, which folding drops.
    private static let iotas: [Unicode.Scalar] = ["\u{399}", "\u{3B9}", "\u{1FBE}"]

    private(set) var ascii = ByteSet()
    private(set) var beyond = Beyond.none
    private(set) var isCaseless = false

    init() {}

    init(ascii: ByteSet, beyond: Beyond = .none) {
        self.ascii = ascii
        self.beyond = beyond
    }

    init(_ scalar: Unicode.Scalar) { insert(scalar) }

    var listed: [Unicode.Scalar] {
        if case .listed(let scalars) = beyond { scalars } else { [] }
    }

    /// Whether some scalar of it and an other case of that fold to different texts.
    var foldsByCase: Bool { isCaseless && listed.contains(where: Self.iotas.contains) }

    /// Everything outside the ASCII part, and, as no list is kept of what is excluded, anything
    /// beyond it.
    ///
    /// Only for sets whose ASCII part is exact.
    var inverted: ScalarSet {
        ScalarSet(ascii: ascii.inverted.intersection(.ascii), beyond: .any)
    }

    mutating func insert(_ scalar: Unicode.Scalar) {
        if scalar.isASCII {
            ascii.insert(UInt8(truncatingIfNeeded: scalar.value))
        } else if beyond != .any, !listed.contains(scalar) {
            beyond = .listed(listed + [scalar])
        }
    }

    mutating func formUnion(_ other: ScalarSet) {
        ascii.formUnion(other.ascii)
        if other.beyond == .any {
            beyond = .any
        } else {
            for scalar in other.listed { insert(scalar) }
        }
    }

    /// Adds the other case of each scalar.
    mutating func addOtherCases() {
        if listed.contains(Self.longS) { insert("s") }
        if listed.contains(Self.kelvin) { insert("k") }
        isCaseless = listed.contains { $0 != Self.longS && $0 != Self.kelvin }
        for letter in UInt8(ascii: "a")...UInt8(ascii: "z") {
            guard ascii.contains(letter) || ascii.contains(letter & ~0x20) else { continue }
            ascii.insert(letter)
            ascii.insert(letter & ~0x20)
            if letter == UInt8(ascii: "s") { insert(Self.longS) }
            if letter == UInt8(ascii: "k") { insert(Self.kelvin) }
        }
    }

    /// UTF-8 bytes of a match.
    var width: ByteWidth {
        var widths: [Int] = ascii.isEmpty ? [] : [1]
        switch beyond {
        case .none: break
        case .any: widths += [2, 4]
        case .listed where isCaseless: widths += [1, 4]
        case .listed(let scalars): widths += scalars.map { UTF8.width($0) }
        }
        return ByteWidth(low: widths.min() ?? 0, high: widths.max() ?? 0)
    }
}
