// SPDX-License-Identifier: MIT

package import Comments
package import Evaluation

/// Reads examples from the lines of a file, whatever its format.
package struct ExampleReader {
    /// What was read, or why not, at the line where it begins.
    package typealias Visit = (_ line: Int, Result<LabelledComment, ParseFailure>) -> Void

    private enum Source {
        case object([UInt8])
        case lines
        case table(TableReader)
        case mail(MailArchive)
    }

    /// The most bytes of one example; hostile files have no end.
    package static let limit = 4 << 20

    private let said: CommentClass?
    private var source: Source

    /// - Parameters:
    ///   - format: of the file.
    ///   - said: what all examples here are said to be.
    ///   - columns: which column holds a field, where its name does not say it.
    package init(
        _ format: ExampleFormat, as said: CommentClass?, columns: [ExampleField: String] = [:]
    ) {
        self.said = said
        source =
            switch format {
            case .json: .object([])
            case .jsonl: .lines
            case .csv: .table(TableReader(columns: columns))
            case .mbox: .mail(MailArchive())
            }
    }

    /// Takes the next line, without the line feed at its end.
    package mutating func take(_ line: [UInt8], number: Int, _ visit: Visit) {
        switch source {
        case .object(let bytes):
            guard bytes.count <= Self.limit else { return }
            source = .object(bytes + line + [UInt8(ascii: "\n")])
        case .lines: takeObject(line, from: number, visit)
        case .table(var table):
            // One owner at a time, or each line would copy what is open.
            source = .lines
            let row = table.take(line, number: number, as: said)
            source = .table(table)
            row.map { deliver($0.line, $0.result, visit) }
        case .mail(var archive):
            source = .lines
            let mail = archive.take(line, number: number)
            source = .mail(archive)
            mail.map { takeMail($0, visit) }
        }
    }

    /// To be called after the last line.
    package mutating func finish(_ visit: Visit) {
        switch source {
        case .object(let bytes): takeObject(bytes, from: 1, visit)
        case .lines: break
        case .table(var table): table.finish().map { deliver($0.line, $0.result, visit) }
        case .mail(var archive): archive.finish().map { takeMail($0, visit) }
        }
    }

    private func takeObject(_ bytes: [UInt8], from number: Int, _ visit: Visit) {
        guard bytes.contains(where: { $0 > 0x20 }) else { return }
        let result = Result { () throws(ParseFailure) in
            try LabelledComment(line: bytes, place: "", as: said)
        }
        deliver(number, result.mapError { $0.moved(down: number - 1) }, visit)
    }

    private func takeMail(_ mail: MailArchive.Mail, _ visit: Visit) {
        let result = Result { () throws(ParseFailure) in
            guard let said else {
                throw ParseFailure(
                    line: mail.line, column: 1,
                    message: "a mail does not say what it is: say --genuine, --shill or --spam")
            }
            return LabelledComment(id: "", said, try mail.comment())
        }
        deliver(mail.line, result, visit)
    }

    private func deliver(
        _ line: Int, _ result: Result<LabelledComment, ParseFailure>, _ visit: Visit
    ) {
        guard let text = try? result.get().comment.content,
            text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
        else { return visit(line, result) }
        let failure = ParseFailure(
            line: line, column: 1, message: "its text is empty: there is nothing to learn from it")
        visit(line, .failure(failure))
    }
}

extension ParseFailure {
    /// The same in a file in which the text begins further down.
    fileprivate func moved(down lines: Int) -> ParseFailure {
        ParseFailure(line: line + lines, column: column, message: message)
    }
}
