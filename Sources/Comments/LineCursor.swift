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
        while position < bytes.count {
            let line = line()
            position = line.range.upperBound + 1
            number = line.number
            if !isBlank(line.range) { return line }
        }
        return nil
    }

    private func line() -> Line {
        let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n"))
        return Line(
            number: number + 1, range: position..<(end ?? bytes.count), isEnded: end != nil)
    }

    private func isBlank(_ range: Range<Int>) -> Bool {
        bytes[range].allSatisfy { [0x20, 0x09, 0x0D].contains($0) }
    }
}
