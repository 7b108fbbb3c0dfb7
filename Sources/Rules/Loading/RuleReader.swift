// SPDX-License-Identifier: MIT

import Lines

/// What rule files need from outside, as values: so reading them is a pure function.
struct ReadingContext {
    /// The text of a list file by its path below the rules folder.
    let list: (String) throws -> String
    /// The text of a rule file that is included, by its path below the rules folder.
    let included: (String) throws -> String
    /// Points from which a rule holds a comment alone.
    let holdAt: Double
    let today: Day
    /// Whether to look at what costs time and does not decide whether the rules take effect.
    var isThorough = false
}

/// A rule that was read, and what is still to be done with it.
struct ReadRule {
    let rule: Rule
    let draft: RuleDraft
    let head: Statement
    /// Whether all of its lines could be read; only then its examples mean anything.
    let isSound: Bool
}

/// Reads rule files one after the other and gathers every mistake of all of them.
struct RuleReader {
    private(set) var rules: [ReadRule] = []
    private(set) var names = Names()
    private(set) var listInfos: [ListInfo] = []
    private(set) var diagnostics: [Diagnostic] = []
    var inclusions: Inclusions
    let context: ReadingContext
    private var lists: [String: ListEntries] = [:]
    /// What lists and rules do, by their names.
    private var definitions = Definitions()
    /// The file that is being read.
    var file = ""

    /// - Parameters:
    ///   - files: those of the folder, to be read in this order.
    ///   - context: all else that they may need.
    init(_ files: [(name: String, text: String)], _ context: ReadingContext) {
        self.context = context
        inclusions = Inclusions(own: files)
        for file in files where inclusions.begin(file.name) { read(file.text, file: file.name) }
    }

    private static let blockWords = ["rule", "list", "include"]

    mutating func read(_ text: String, file: String) {
        self.file = file
        var block: [SourceLine] = []
        for line in SourceLine.all(of: text, file: file) {
            warnOfHidden(line)
            if line.startsBlock, !isStrayRuleLine(line) {
                readBlock(block)
                block = []
            }
            block.append(line)
        }
        readBlock(block)
    }

    /// A `when` that somebody forgot to indent is a mistake, but ends no rule.
    private func isStrayRuleLine(_ line: SourceLine) -> Bool {
        line.startsBlock && RuleWord(rawValue: line.firstWord) != nil
    }

    private mutating func readBlock(_ lines: [SourceLine]) {
        guard let first = lines.first else { return }
        guard first.startsBlock, !isStrayRuleLine(first) else {
            for line in lines { reportStray(line) }
            return
        }
        guard case .statement(let head) = first else {
            // The head has its mistake already; the lines below it may have their own.
            if case .unreadable(let problem) = first { diagnostics.append(problem) }
            _ = readRuleLines(lines.dropFirst())
            return
        }
        switch head.blockWord {
        case "rule": readRule(head, lines.dropFirst())
        case "list": readList(head, lines.dropFirst())
        case "include": include(head, lines.dropFirst())
        default:
            report(unknownBlock(head.keyword), at: head)
            _ = readRuleLines(lines.dropFirst())
        }
    }

    private func unknownBlock(_ word: Token) -> Mistake {
        let hint = word.kind == .word ? suggestion(word.value, Self.blockWords) : ""
        return Mistake(
            word, "expected \"rule\", \"list\" or \"include\", found \(described(word))\(hint)")
    }

    mutating func reportStray(_ line: SourceLine) {
        switch line {
        case .unreadable(let problem): diagnostics.append(problem)
        case .statement(let statement):
            report(Mistake(statement.keyword, "this line belongs to no rule"), at: statement)
        }
    }
}

// MARK: - Blocks

extension RuleReader {
    private mutating func readRule(_ head: Statement, _ lines: ArraySlice<SourceLine>) {
        let before = diagnostics.count
        let index = rules.count
        var cursor = Cursor(head)
        let name = cursor.next?.kind == .word ? cursor.next?.value : nil
        do {
            _ = try names.ruleName(&cursor)
            try cursor.finish()
        } catch {
            report(error, at: head)
        }
        names.current = name
        names.leansOnUnreadableList = false
        let draft = readRuleLines(lines)
        names.current = nil
        // Even with mistakes a rule is known, so that what refers to it is not reported too.
        guard let name else { return }
        names.define(name, index: index, file: file, line: head.line)
        var rule = draft.rule(named: name, file: file, line: head.line)
        rule.fingerprint = definitions.take(rule: name, lines)
        rules.append(
            ReadRule(
                rule: rule, draft: draft,
                head: head, isSound: !names.leansOnUnreadableList && !hasError(since: before)))
    }

    private mutating func readRuleLines(_ lines: ArraySlice<SourceLine>) -> RuleDraft {
        var draft = RuleDraft()
        for line in lines {
            switch line {
            case .unreadable(let problem):
                diagnostics.append(problem)
                if let word = RuleWord(meant: line.firstWord) {
                    draft.attempt(word, line: line.number)
                }
            case .statement(let statement): readRuleLine(statement, into: &draft)
            }
        }
        return draft
    }

    private mutating func readRuleLine(_ statement: Statement, into draft: inout RuleDraft) {
        let keyword = statement.keyword
        guard keyword.kind == .word, let word = RuleWord(rawValue: keyword.value) else {
            report(
                .unknown("word", keyword, among: RuleWord.allCases.map(\.rawValue)), at: statement)
            if let word = RuleWord(meant: keyword.value) {
                draft.attempt(word, line: statement.line)
            }
            return
        }
        if !statement.isContinuation {
            report(
                Mistake(keyword, "\"\(word.rawValue)\" belongs to a rule: indent it"), at: statement
            )
        }
        var cursor = Cursor(statement)
        do {
            try draft.read(word, &cursor, &names)
        } catch {
            report(error, at: statement)
        }
        for warning in cursor.warnings { report(warning, .warning, at: statement) }
    }

    private mutating func readList(_ head: Statement, _ lines: ArraySlice<SourceLine>) {
        for line in lines { reportStray(line) }
        var cursor = Cursor(head)
        var name = cursor.next?.kind == .word ? cursor.next?.value : nil
        var entries = ListEntries(text: "")
        let before = diagnostics.count
        do {
            name = try names.listName(&cursor).value
            entries = try self.entries(&cursor)
        } catch {
            report(error, at: head)
        }
        // A list that could not be read is still known, so that only its own mistake is reported.
        guard let name, names.lists[name] == nil else { return }
        if hasError(since: before) {
            names.unreadableLists.insert(name)
        } else if entries.inForce(on: context.today) == 0 {
            names.emptyLists.insert(name)
        }
        definitions.take(list: name, entries)
        names.lists[name] = EntryList(entries, file: file, line: head.line)
        listInfos.append(
            ListInfo(
                name: name, path: head.tokens.last?.value ?? "", entries: entries.count,
                inForce: entries.inForce(on: context.today)))
    }

    private mutating func entries(_ cursor: inout Cursor) throws(Mistake) -> ListEntries {
        guard cursor.skip("from") else {
            let column = cursor.next?.column ?? cursor.statement.end
            throw Mistake(column, "expected \"from\" and the path of a list in quotes")
        }
        let path = try cursor.path(of: "a list")
        if let known = lists[path.value] { return known }
        let text: String
        do {
            text = try context.list(path.value)
        } catch {
            throw Mistake(path, "the list \(quoted(path.value)) cannot be read: \(error)")
        }
        let list = ListFile(text, file: path.value, today: context.today)
        diagnostics += list.diagnostics
        lists[path.value] = list.entries
        return list.entries
    }
}

// MARK: - Reports

extension RuleReader {
    mutating func report(
        _ mistake: Mistake, _ severity: Diagnostic.Severity = .error, at statement: Statement
    ) {
        diagnostics.append(
            Diagnostic(
                severity, file: file, at: statement, column: mistake.column,
                message: mistake.message))
    }

    private func hasError(since count: Int) -> Bool {
        diagnostics[count...].contains { $0.severity == .error }
    }

    /// What cannot be seen cannot be reviewed: a reversed or zero-width text reads otherwise.
    private mutating func warnOfHidden(_ line: SourceLine) {
        guard case .statement(let statement) = line,
            let column = SourceLine.column(
                in: statement.source, of: { isHidden($0) && $0 != "\t" && $0 != "\u{200C}" })
        else { return }
        report(Mistake(column, "an invisible character stands here"), .warning, at: statement)
    }
}

extension RuleWord {
    /// The word that a misspelt one most likely meant.
    fileprivate init?(meant word: String) {
        guard word.utf8.count <= 40,
            let near = closest(to: word, in: Self.allCases.map(\.rawValue))
        else { return nil }
        self.init(rawValue: near)
    }
}

extension Statement {
    /// The first word; nil where the line starts with something else.
    fileprivate var blockWord: String? { keyword.kind == .word ? keyword.value : nil }
}
