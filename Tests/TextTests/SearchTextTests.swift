// SPDX-License-Identifier: MIT

import Testing
import Text

/// Byte by byte, what literals are looked for in.
private func slowly(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for byte in FoldedText(text).bytes {
        let isWhite = byte == 0x20 || byte == 0x0A
        if !isWhite || bytes.last != 0x20 { bytes.append(isWhite ? 0x20 : byte) }
    }
    return bytes
}

@Suite("Every run of white space is one space in the text that is searched")
struct SearchTextTests {
    static let pieces = [
        " ", "  ", "\n", "\n\n", " \n", "\r\n", "\t", "\u{A0}", "\u{7F}", "\0", "@", "[", "`", "{",
        "~", "A", "Z", "a", "z", "CASINO", "é", "Ω", "м", "\u{200B}", "*", "J", "j", "\u{0B}",
    ]

    @Test(
        "wherever it stands among the eight bytes that are read at once", arguments: pieces, 0..<25)
    func places(_ piece: String, before: Int) {
        var buffer = SearchBuffer()
        for letters in ["x", "X "] {
            let ahead = String(repeating: letters, count: before)
            for text in [ahead + piece, ahead + piece + ahead, ahead + piece + piece + "abcdefgh"] {
                buffer.fill(with: text)
                #expect(buffer.bytes == slowly(text))
                #expect(SearchText(FoldedText(text)).bytes == slowly(text))
            }
        }
    }

    @Test("and each byte knows its place", arguments: 1...40)
    func random(_ seed: UInt64) {
        var random = Random(state: seed)
        var buffer = SearchBuffer()
        let text = (0..<random.next(below: 80)).map { _ in
            Self.pieces[random.next(below: Self.pieces.count)]
        }.joined()
        buffer.fill(with: text)
        #expect(buffer.bytes == slowly(text))
        let folded = FoldedText(text)
        let search = SearchText(folded)
        for (index, byte) in search.bytes.enumerated() {
            let place = search.folded(index..<index + 1)
            let isRun = folded.bytes[place].allSatisfy { $0 == 0x20 || $0 == 0x0A }
            #expect(byte == 0x20 ? isRun : folded.bytes[place] == [byte])
        }
    }
}
