// SPDX-License-Identifier: MIT

/// Goes through a text of many lines without a list of them: a file of empty lines is hostile too.
package struct LineCursor: Sequence, IteratorProtocol, Sendable {
    package struct Line: Sendable, Equatable {
        /// From 1, blank lines counted.
        package let number: Int
        /// Without the line feed at its end.
        package let range: Range<Int>
        /// Whether a line feed follows; only the last line may lack it.
        package let isEnded: Bool
    }

    private let bytes: [UInt8]
    private var position = 0
    private var number = 0

    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The next line that is not blank.
    package mutating func next() -> Line? {
        let line = Self.line(in: bytes.span, from: position, number: number + 1)
        position = (line?.range.upperBound ?? bytes.count) + 1
        number = line?.number ?? number
        return line
    }

    /// The first line from a start on that is not blank.
    private static func line(in text: Span<UInt8>, from start: Int, number: Int) -> Line? {
        var (start, number, position) = (start, number, start)
        while position < text.count {
            switch text[position] {
            case UInt8(ascii: "\n"):
                number += 1
                start = position + 1
            case 0x20, 0x09, 0x0D: break
            default:
                let end = end(ofLineIn: text, from: position)
                return Line(number: number, range: start..<end, isEnded: end < text.count)
            }
            position += 1
        }
        return nil
    }

    private static func end(ofLineIn text: Span<UInt8>, from start: Int) -> Int {
        var end = start
        while end < text.count, text[end] != UInt8(ascii: "\n") { end += 1 }
        return end
    }
}
