// SPDX-License-Identifier: MIT

/// Why a text that was dropped, or a comment in it, was not understood: the place and how to mend it.
package struct ParseFailure: Error, Sendable, Equatable, CustomStringConvertible {
    /// From 1.
    package let line: Int
    /// In Unicode scalars from 1; a leading byte order mark is not counted.
    package let column: Int
    /// One line of plain words; what it quotes from the text is made visible.
    package let message: String

    package init(line: Int, column: Int, message: String) {
        self.line = line
        self.column = column
        self.message = message
    }

    package var description: String { "\(line):\(column): \(message)" }
}

extension ParseFailure {
    /// Works out line and column of a byte; only a failure pays for it.
    package init(at offset: Int, of bytes: [UInt8], _ message: String) {
        var line = 1
        var column = 1
        for byte in bytes[startOfText(bytes)..<max(offset, startOfText(bytes))] {
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        self.init(line: line, column: column, message: message)
    }
}

/// Where the text starts: after a UTF-8 byte order mark, which some editors write.
func startOfText(_ bytes: [UInt8]) -> Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }
