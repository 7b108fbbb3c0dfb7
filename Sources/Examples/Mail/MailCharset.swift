// SPDX-License-Identifier: MIT

import Comments
import Foundation

struct UnknownCharset: Error {
    let name: String
}

/// The text that bytes of a mail mean.
///
/// - Throws: where the name is not known, or the bytes are none of that charset: neither must be
///   guessed into somebody's words.
func mailText(_ bytes: [UInt8], charset name: String) throws(UnknownCharset) -> String {
    if let charset = Charset(named: name) { return charset.text(bytes) }
    guard let encoding = encodings[name.lowercased()],
        let text = String(data: Data(bytes), encoding: encoding)
    else { throw UnknownCharset(name: name) }
    return text
}

/// By the names that mail gives them (https://www.iana.org/assignments/character-sets).
private let encodings: [String: String.Encoding] = [
    "iso-8859-2": .isoLatin2, "windows-1250": .windowsCP1250, "windows-1251": .windowsCP1251,
    "windows-1253": .windowsCP1253, "windows-1254": .windowsCP1254, "iso-8859-9": .windowsCP1254,
    "shift_jis": .shiftJIS, "euc-jp": .japaneseEUC, "iso-2022-jp": .iso2022JP,
    "macintosh": .macOSRoman, "utf-16": .utf16, "iso-8859-15": coreFoundation(0x020F),
    "koi8-r": coreFoundation(0x0A02), "big5": coreFoundation(0x0A03),
    "gb18030": coreFoundation(0x0632), "gbk": coreFoundation(0x0632),
    "gb2312": coreFoundation(0x0632), "euc-kr": coreFoundation(0x0940),
]

/// An encoding that Foundation knows without a name of its own (CFStringEncodings).
private func coreFoundation(_ number: UInt) -> String.Encoding {
    String.Encoding(rawValue: 0x8000_0000 | number)
}
