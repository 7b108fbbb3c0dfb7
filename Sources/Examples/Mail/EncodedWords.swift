// SPDX-License-Identifier: MIT

/// A field of a mail's header with its encoded words (RFC 2047) read: `=?utf-8?Q?Gr=C3=BC=C3=9Fe?=`.
///
/// What cannot be read stays as it stands.
func headerText(_ field: String) -> String {
    var result = ""
    var rest = field[...]
    var isAfterWord = false
    while let word = rest.firstMatch(of: /=\?([^?\s]+)\?([QqBb])\?([^?\s]*)\?=/) {
        let between = rest[..<word.range.lowerBound]
        // Blanks between two encoded words only separate them.
        if !isAfterWord || !between.allSatisfy(\.isWhitespace) { result += between }
        let text = encodedText(word.output.1, word.output.2, word.output.3)
        result += text ?? String(word.output.0)
        isAfterWord = text != nil
        rest = rest[word.range.upperBound...]
    }
    return trimmed(result + rest)
}

private func encodedText(
    _ charset: Substring, _ encoding: Substring, _ word: Substring
) -> String? {
    let bytes =
        encoding.lowercased() == "b"
        ? TransferEncoding.unpacked(Array(word.utf8))
        : TransferEncoding.unquoted(word.utf8.map { $0 == UInt8(ascii: "_") ? 0x20 : $0 })
    // RFC 2231 lets a language follow the charset.
    return try? mailText(bytes, charset: String(charset.prefix { $0 != "*" }))
}
