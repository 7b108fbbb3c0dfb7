// SPDX-License-Identifier: MIT

/// Puts lines together from a text that comes in pieces; it holds no more than one line.
package struct LineAssembly: Sendable {
    package struct TooLong: Error, Sendable, Equatable {
        /// From 1.
        package let line: Int

        package init(line: Int) { self.line = line }
    }

    private let limit: Int
    private var open: [UInt8] = []
    private var number = 1

    /// - Parameter limit: the most bytes of a line.
    package init(limit: Int) { self.limit = limit }

    /// Takes the next piece and hands over each line that ended in it, with its number from 1.
    package mutating func take(
        _ piece: [UInt8], _ visit: (Int, [UInt8]) throws -> Void
    ) throws {
        var rest = piece[...]
        while let feed = rest.firstIndex(of: UInt8(ascii: "\n")) {
            try append(rest[..<feed])
            rest = rest[(feed + 1)...]
            try endLine(visit)
        }
        try append(rest)
    }

    /// Hands over the last line, which nothing need end; a file that ends with a line feed has none.
    package mutating func finish(_ visit: (Int, [UInt8]) throws -> Void) throws {
        if !open.isEmpty { try endLine(visit) }
    }

    private mutating func append(_ bytes: ArraySlice<UInt8>) throws {
        guard open.count + bytes.count <= limit else { throw TooLong(line: number) }
        open += bytes
    }

    private mutating func endLine(_ visit: (Int, [UInt8]) throws -> Void) throws {
        let line = open
        open.removeAll(keepingCapacity: true)
        number += 1
        try visit(number - 1, line)
    }
}
