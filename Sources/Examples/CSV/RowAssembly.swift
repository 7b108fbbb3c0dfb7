// SPDX-License-Identifier: MIT

/// Puts the cells of a row together from lines (RFC 4180): a quoted cell may go on in the next one.
struct RowAssembly {
    enum Mistake: Error, Equatable {
        case textAfterQuote, quoteWithinText, tooLong, notUTF8
    }

    private enum Place {
        case start, plain, quoted, afterQuote
    }

    let separator: UInt8
    private var cells: [[UInt8]] = []
    private var cell: [UInt8] = []
    private var size = 0
    private var place = Place.start

    init(separator: UInt8) { self.separator = separator }

    /// Whether a quoted cell is open.
    var isOpen: Bool { place == .quoted }

    /// Takes a line; hands over the cells once the row is complete.
    ///
    /// After a mistake the next line begins a new row.
    mutating func take(_ line: [UInt8]) throws(Mistake) -> [[UInt8]]? {
        do throws(Mistake) {
            size += line.count
            guard size <= ExampleReader.limit else { throw .tooLong }
            for byte in line { try take(byte) }
        } catch {
            self = RowAssembly(separator: separator)
            throw error
        }
        if place == .quoted {
            cell.append(UInt8(ascii: "\n"))
            return nil
        }
        // CRLF ends a row; in a quoted cell it is text.
        if place == .plain, cell.last == 0x0D { cell.removeLast() }
        let row = cells + [cell]
        self = RowAssembly(separator: separator)
        return row
    }

    private mutating func take(_ byte: UInt8) throws(Mistake) {
        let quote = UInt8(ascii: "\"")
        switch place {
        case .quoted:
            if byte == quote { place = .afterQuote } else { cell.append(byte) }
        case .afterQuote where byte == quote:
            cell.append(quote)
            place = .quoted
        case .afterQuote where byte == 0x0D: break
        case _ where byte == separator:
            cells.append(cell)
            cell = []
            place = .start
        case .afterQuote: throw .textAfterQuote
        case .start where byte == quote: place = .quoted
        case .start, .plain:
            if byte == quote { throw .quoteWithinText }
            cell.append(byte)
            place = .plain
        }
    }
}
