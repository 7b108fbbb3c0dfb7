// SPDX-License-Identifier: MIT

package import Lines

/// Reads the configuration file: one `key value` a line, every mistake in one run.
///
/// ```
/// spool       /var/spool/bailiff
/// hold-at     +4
/// work-budget 5 ms
/// size-limit  256 KiB
/// ```
package struct ConfigurationReader {
    package private(set) var configuration = Configuration()
    package private(set) var problems: [Diagnostic]

    private let file: String

    /// Reads a whole file.
    ///
    /// - Parameters:
    ///   - text: what it holds.
    ///   - file: the name that mistakes carry.
    package init(_ text: String, file: String) {
        self.file = file
        let lines = LineReader(text, file: file)
        problems = lines.problems
        for statement in lines.statements { read(statement) }
        problems.sort { ($0.line, $0.column) < ($1.line, $1.column) }
    }

    private mutating func read(_ statement: Statement) {
        let word = statement.keyword
        guard let key = Configuration.Key(rawValue: word.value) else {
            let keys = Configuration.Key.allCases.map(\.rawValue)
            return report(
                statement, word.column,
                "unknown setting \"\(visible(word.value))\"" + didYouMean(word.value, keys))
        }
        if case .file(_, let line) = configuration.origin(of: key) {
            return report(statement, word.column, "\(key.rawValue) was set in line \(line) already")
        }
        do {
            try set(key, statement)
            configuration.origins[key] = .file(name: file, line: statement.line)
        } catch {
            report(statement, error.column, error.message)
        }
    }

    private mutating func set(_ key: Configuration.Key, _ statement: Statement) throws(Mistake) {
        var value = Value(statement)
        switch key {
        case .spool: configuration.spool = try value.path()
        case .ledger: configuration.ledger = try value.path()
        case .rules: configuration.rules = try value.path()
        case .holdAt: configuration.holdAt = try value.number(in: 0.1...100, "points such as +4")
        case .workBudget:
            configuration.workBudget = try value.amount(
                Unit.times, 1...10_000, "a time such as 5 ms")
        case .sizeLimit:
            configuration.sizeLimit = try value.amount(
                Unit.sizes, 1024...(16 << 20), "a size such as 256 KiB")
        case .settle:
            configuration.settle = try value.amount(
                Unit.times, 0...3_600_000, "a time such as 10 s")
        case .batch:
            configuration.batch = Int(try value.number(in: 1...1024, "a whole number such as 64"))
        case .freeSpace:
            configuration.freeSpace = try value.share(in: 0...90)
        }
        try value.end()
    }

    private mutating func report(_ statement: Statement, _ column: Int, _ message: String) {
        problems.append(Diagnostic(file: file, at: statement, column: column, message: message))
    }
}

private struct Mistake: Error {
    let column: Int
    let message: String
}

/// Units and what they are in the setting's own: milliseconds or bytes.
private enum Unit {
    static let times = ["ms": 1, "s": 1000, "min": 60_000, "h": 3_600_000]
    static let sizes = ["B": 1, "KiB": 1 << 10, "MiB": 1 << 20]
}

/// What stands after the key, taken token by token.
private struct Value {
    private var rest: ArraySlice<Token>
    private let after: Int

    init(_ statement: Statement) {
        rest = statement.arguments
        after = statement.end
    }

    mutating func path() throws(Mistake) -> String {
        let token = try next("a path")
        guard token.value.hasPrefix("/") || token.value.hasPrefix(".") else {
            throw Mistake(
                column: token.column,
                message: "a path starts with / (or ./), found \"\(visible(token.value))\"")
        }
        return token.value
    }

    mutating func number(in range: ClosedRange<Double>, _ expected: String) throws(Mistake)
        -> Double
    {
        let token = try next(expected)
        guard let number = Double(token.value), number.isFinite else {
            throw Mistake(column: token.column, message: "expected \(expected)")
        }
        guard range.contains(number) else {
            throw Mistake(
                column: token.column,
                message: "must lie between \(range.lowerBound) and \(range.upperBound)")
        }
        return number
    }

    /// A whole number and a unit, with or without white space between them.
    mutating func amount(
        _ units: [String: Int], _ range: ClosedRange<Int>, _ expected: String
    ) throws(Mistake) -> Int {
        let token = try next(expected)
        let digits = token.value.prefix { $0.isNumber }
        var unit = String(token.value.dropFirst(digits.count))
        var column = token.column + digits.count
        if unit.isEmpty, let following = rest.popFirst() {
            (unit, column) = (following.value, following.column)
        }
        guard let count = Int(digits) else {
            throw Mistake(column: token.column, message: "expected \(expected)")
        }
        guard let factor = units[unit] else {
            let names = listed(units.sorted { $0.value < $1.value }.map(\.key))
            throw Mistake(column: column, message: "expected a unit: \(names)")
        }
        let (product, overflow) = count.multipliedReportingOverflow(by: factor)
        guard !overflow, range.contains(product) else {
            throw Mistake(
                column: token.column,
                message:
                    "out of range (\(range.lowerBound / factor) to \(range.upperBound / factor) \(unit))"
            )
        }
        return product
    }

    /// Per cent, `5 %` or `5%`.
    mutating func share(in range: ClosedRange<Double>) throws(Mistake) -> Double {
        if let first = rest.first, first.value.hasSuffix("%"), first.value.count > 1 {
            rest.removeFirst()
            let number = String(first.value.dropLast())
            rest = [Token(kind: .word, value: number, column: first.column)] + rest
        } else if rest.dropFirst().first?.value == "%" {
            rest.remove(at: rest.startIndex + 1)
        }
        return try number(in: range, "per cent such as 5 %")
    }

    func end() throws(Mistake) {
        if let extra = rest.first {
            throw Mistake(
                column: extra.column, message: "nothing may follow here (a comment starts with #)")
        }
    }

    private mutating func next(_ expected: String) throws(Mistake) -> Token {
        guard let token = rest.popFirst() else {
            throw Mistake(column: after + 1, message: "expected \(expected)")
        }
        return token
    }
}
