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
            return report(statement, word.column, unknownSetting(word.value))
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

    private mutating func set(
        _ key: Configuration.Key, _ statement: Statement
    ) throws(SettingMistake) {
        var value = SettingValue(statement)
        switch key {
        case .spool: configuration.spool = try value.path()
        case .ledger: configuration.ledger = try value.path()
        case .rules: configuration.rules = try value.path()
        case .holdAt: configuration.holdAt = try value.number(in: 0.1...100, "points such as +4")
        case .falseArrestBudget: configuration.falseArrestBudget = try value.share(in: 0.1...20)
        case .workBudget:
            configuration.workBudget = try value.amount(.time, 1...10_000, "a time such as 5 ms")
        case .sizeLimit:
            configuration.sizeLimit = try value.amount(
                .size, 1024...(16 << 20), "a size such as 256 KiB")
        case .settle:
            configuration.settle = try value.amount(.time, 0...3_600_000, "a time such as 10 s")
        case .batch: configuration.batch = try value.count(in: 1...1024, "a number such as 64")
        case .freeSpace: configuration.freeSpace = try value.share(in: 0...90)
        }
        try value.end()
    }

    private mutating func report(_ statement: Statement, _ column: Int, _ message: String) {
        problems.append(Diagnostic(file: file, at: statement, column: column, message: message))
    }
}
