// SPDX-License-Identifier: MIT

import Comments
import Evaluation
import Lines

/// The first row of a table: which column holds what.
struct TableHeading {
    private let width: Int
    private let places: [ExampleField: Int]

    /// What stands most often in the heading of those that programs put between columns.
    static func separator(in line: [UInt8]) -> UInt8 {
        let known = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
        let counts = known.map { separator in line.count { $0 == separator } }
        let most = counts.max() ?? 0
        return zip(known, counts).first { $0.1 == most }?.0 ?? known[0]
    }

    init(
        _ names: [String], _ given: [ExampleField: String], line: Int, as said: CommentClass?
    ) throws(ParseFailure) {
        func failure(_ message: String) -> ParseFailure {
            ParseFailure(line: line, column: 1, message: message)
        }
        let names = names.map { String($0.drop(while: \.isWhitespace)) }
        var places: [ExampleField: Int] = [:]
        for (field, name) in given {
            guard let place = names.firstIndex(of: name) else {
                throw failure(
                    "there is no column \(visible(name))"
                        + didYouMean(name, names.map { visible($0) })
                        + "; the columns are \(Self.shown(names))")
            }
            places[field] = place
        }
        for (place, name) in names.enumerated() {
            guard let field = ExampleField(column: name), given[field] == nil else { continue }
            if let other = places.updateValue(place, forKey: field) {
                throw failure(
                    "the columns \(visible(names[other])) and \(visible(name)) both seem to hold "
                        + "the \(field.rawValue): say --column \(field.rawValue)=\(visible(name))")
            }
        }
        guard places[.body] != nil else {
            throw failure(
                "no column is called body: say --column body=NAME; the columns are "
                    + Self.shown(names))
        }
        guard said != nil || places[.commentClass] != nil else {
            throw failure(
                "no column is called class: say --column class=NAME, or what all rows are with "
                    + "--genuine, --shill or --spam; the columns are \(Self.shown(names))")
        }
        width = names.count
        self.places = places
    }

    private static func shown(_ names: [String]) -> String {
        let some = names.prefix(20).map { visible($0) }
        return listed(names.count > 20 ? some + ["more"] : some, "and")
    }

    func comment(
        _ cells: [String], line: Int, as said: CommentClass?
    ) throws(ParseFailure) -> LabelledComment {
        guard cells.count == width else {
            throw ParseFailure(
                line: line, column: 1,
                message:
                    "this row has \(cells.count) columns and the first row \(width): put texts "
                    + "that hold the separator in quotes")
        }
        var comment = Comment(content: "")
        for (field, place) in places { comment.take(cells[place], as: field) }
        return LabelledComment(id: "", try commentClass(cells, line, said), comment)
    }

    private func commentClass(
        _ cells: [String], _ line: Int, _ said: CommentClass?
    ) throws(ParseFailure) -> CommentClass {
        let label = places[.commentClass].map { cells[$0] } ?? ""
        let trimmed = label.filter { !$0.isWhitespace }
        if trimmed.isEmpty, let said { return said }
        guard let found = CommentClass(label: trimmed) else {
            throw ParseFailure(
                line: line, column: 1,
                message: "the class must be \(CommentClass.labels), not \"\(visible(label))\""
                    + didYouMean(label, CommentClass.allCases.map(\.rawValue)))
        }
        guard said == nil || said == found else {
            throw ParseFailure(line: line, column: 1, message: found.contradicting)
        }
        return found
    }
}
