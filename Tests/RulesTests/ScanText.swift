// SPDX-License-Identifier: MIT

import Text

/// The text in which required literals are looked for: the folded view, each run of white space
/// one space; and where its bytes come from.
struct ScanText {
    private(set) var bytes: [UInt8] = []
    private(set) var origins: [Int] = []

    init(_ text: String) {
        let folded = FoldedText(text)
        for (index, byte) in folded.bytes.enumerated() {
            let isWhite = byte == 0x20 || byte == 0x0A
            if isWhite, bytes.last == 0x20 { continue }
            bytes.append(isWhite ? 0x20 : byte)
            origins.append(folded.original(index..<index + 1).lowerBound)
        }
    }

    /// Where in the original a text begins, each time it occurs.
    func places(of literal: [UInt8]) -> [Int] {
        guard !literal.isEmpty, literal.count <= bytes.count else { return [] }
        return (0...bytes.count - literal.count)
            .filter { bytes[$0] == literal[0] && bytes[$0...].starts(with: literal) }
            .map { origins[$0] }
    }
}
