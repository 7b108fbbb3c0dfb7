// SPDX-License-Identifier: MIT

import Lines
import Text

extension ImportDraft {
    /// Takes WordPress's disallowed keys: what is an address goes where addresses are compared, a
    /// word in look-alike letters where disguises are looked for, everything else is a phrase.
    ///
    /// WordPress finds a key also within a word, and so `ass` in `class`; ours are whole words.
    mutating func takeKeys(_ file: ImportFile) {
        for line in lines(of: file) { takeKey(line) }
    }

    private mutating func takeKey(_ line: ImportLine) {
        let key = line.text
        // Folded, it would be a plain word that readers write too.
        if let plain = plainText(behindDisguise: key) {
            return add(disguised: plain, from: line)
        }
        switch AddressForm(key) {
        case .ip: add(key, to: .ips, from: line)
        case .partOfIP: refuse(line, "a part of a network address: our lists compare whole ones")
        case .mail: add(key, to: .addresses, from: line)
        case .mailHost(let host): add(host, to: .mailHosts, from: line)
        case .host(let host): add(host, to: .hosts, from: line)
        case .url: add(part: key, of: .linkURL, from: line)
        case nil: add(key, to: .phrases, from: line)
        }
    }
}

/// The ASCII text that one in look-alike letters stands for: `longｅr` for `longer`.
///
/// - Returns: nil for what is ASCII, for what stays in another script, and for Latin letters with
///   accents, which are honest spelling.
func plainText(behindDisguise text: String) -> String? {
    let isDisguised = text.unicodeScalars.contains { scalar in
        !scalar.isASCII && !isHidden(scalar) && !scalar.isMark && !scalar.isLatinLetter
    }
    let folded = FoldedPhrase(text).bytes
    guard isDisguised, !folded.isEmpty, folded.allSatisfy({ $0 < 0x80 }) else { return nil }
    return String(decoding: folded, as: UTF8.self).trimmingBlanks
}

extension Unicode.Scalar {
    /// As the alphabet has it, with an accent or not; no wide, small or mathematical one.
    fileprivate var isLatinLetter: Bool { properties.name?.hasPrefix("LATIN ") == true }

    fileprivate var isMark: Bool {
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }
}
