// SPDX-License-Identifier: MIT

/// Whether a word only looks plain: written with letters of several scripts, in letters that are
/// made for mathematics or for full-width type, or with something invisible inside.
///
/// No keyboard writes a word so by accident. A word in one script alone is not hidden, even where
/// its letters look like another's (Russian `хаха` is no disguise of `xaxa`), nor are the joiners
/// and soft hyphens of scripts and texts that need them.
///
/// - Parameters:
///   - word: as it was written.
///   - allowsFullWidth: whether full-width letters are Latin letters like others here.
/// - Returns: false for an empty one.
func isHidden(_ word: Substring.UnicodeScalarView, allowsFullWidth: Bool) -> Bool {
    var scripts: Set<Script> = []
    var isInvisible = false
    for scalar in word {
        switch scalar.value {
        case 0x200B...0x200F, 0x2060...0x2064, 0xFEFF, 0x202A...0x202E, 0x2066...0x2069, 0x180E,
            0x034F, 0xE0000...0xE007F:
            isInvisible = true
        case 0xFF21...0xFF5A where allowsFullWidth: scripts.insert(.latin)
        default: if let script = Script(scalar) { scripts.insert(script) }
        }
    }
    let isEuropean = scripts.isSubset(of: [.latin, .greek, .cyrillic])
    return scripts.contains(.ornamental) || scripts.count > 1 && scripts.contains(.latin)
        || scripts.isSuperset(of: [.greek, .cyrillic]) || isInvisible && isEuropean
}

extension Unicode.Scalar {
    /// Of kana, Han or Hangul, beside which full-width letters are ordinary type.
    var isEastAsian: Bool {
        switch value {
        case 0x1100...0x11FF, 0x3005...0x3007, 0x3041...0x30FF, 0x3130...0x318F, 0x31F0...0x31FF,
            0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF,
            0xFF66...0xFFDC, 0x2_0000...0x3_FFFF:
            true
        default: false
        }
    }
}

/// As far as look-alikes go: those whose letters pass for each other's.
private enum Script {
    case latin, greek, cyrillic, other
    /// Letters that are pictures of letters.
    case ornamental

    /// Nil for what belongs to every script: digits, marks, punctuation.
    init?(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A, 0xAA, 0xBA, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F,
            0x1E00...0x1EFF:
            self = .latin
        case 0x370...0x3FF, 0x1F00...0x1FFF: self = .greek
        case 0x400...0x52F, 0x1C80...0x1C8F, 0x2DE0...0x2DFF, 0xA640...0xA69F: self = .cyrillic
        // Letterlike, enclosed, full-width, mathematical, regional and small letters.
        case 0x2100...0x214F, 0x249C...0x24E9, 0xFF21...0xFF5A, 0x1D400...0x1D7FF,
            0x1F110...0x1F1FF, 0x1D00...0x1D7F:
            self = .ornamental
        default:
            guard scalar.properties.isAlphabetic, ScalarClass(scalar) != .mark else { return nil }
            self = .other
        }
    }
}
