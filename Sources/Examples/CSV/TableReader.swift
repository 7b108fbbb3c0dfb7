// SPDX-License-Identifier: MIT

import Comments
import Evaluation

/// Reads the rows of a table as labelled comments.
struct TableReader {
    typealias Row = (line: Int, result: Result<LabelledComment, ParseFailure>)

    private enum Heading {
        case awaited, read(TableHeading), wrong
    }

    /// Which column the user said holds a field.
    private let columns: [ExampleField: String]
    private var heading = Heading.awaited
    private var assembly = RowAssembly(separator: UInt8(ascii: ","))
    /// Where the open row begins.
    private var start: Int?

    init(columns: [ExampleField: String]) { self.columns = columns }

    mutating func take(_ line: [UInt8], number: Int, as said: CommentClass?) -> Row? {
        guard start != nil || line.contains(where: { $0 > 0x20 }) else { return nil }
        var line = line
        if case .wrong = heading { return nil }
        if case .awaited = heading, start == nil {
            if line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
            assembly = RowAssembly(separator: TableHeading.separator(in: line))
        }
        let first = start ?? number
        start = first
        do throws(ParseFailure) {
            guard let cells = try cells(line, from: first) else { return nil }
            start = nil
            guard case .read(let heading) = heading else {
                heading = .read(try TableHeading(cells, columns, line: first, as: said))
                return nil
            }
            return (first, .success(try heading.comment(cells, line: first, as: said)))
        } catch {
            start = nil
            if case .awaited = heading { heading = .wrong }
            return (first, .failure(error))
        }
    }

    /// What is wrong with the end of the file, if anything is.
    mutating func finish() -> Row? {
        guard let start, assembly.isOpen else { return nil }
        let failure = ParseFailure(
            line: start, column: 1,
            message:
                "a text in quotes begins in this row and does not end: its closing \" is missing")
        return (start, .failure(failure))
    }

    private mutating func cells(
        _ line: [UInt8], from first: Int
    ) throws(ParseFailure) -> [String]? {
        do throws(RowAssembly.Mistake) {
            guard let row = try assembly.take(line) else { return nil }
            return try texts(row)
        } catch {
            throw ParseFailure(line: first, column: 1, message: error.message)
        }
    }

    private func texts(_ row: [[UInt8]]) throws(RowAssembly.Mistake) -> [String] {
        var texts: [String] = []
        for cell in row {
            guard let text = String(validating: cell, as: UTF8.self) else { throw .notUTF8 }
            texts.append(text)
        }
        return texts
    }
}

extension RowAssembly.Mistake {
    fileprivate var message: String {
        switch self {
        case .textAfterQuote:
            "text follows a closing \": within a text in quotes write each \" twice"
        case .quoteWithinText:
            "a \" stands within a text that does not begin with one: put the text in quotes and "
                + "write each \" in it twice"
        case .tooLong: "this row has more than \(ExampleReader.limit >> 20) MiB"
        case .notUTF8: "this row is not UTF-8: save the table as UTF-8"
        }
    }
}
