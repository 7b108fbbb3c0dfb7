// SPDX-License-Identifier: MIT

import Lines

/// What has been defined above a line, in this file and in those before it.
struct Names {
    struct DefinedRule {
        let index: Int
        let file: String
        let line: Int
    }

    private(set) var rules: [String: DefinedRule] = [:]
    var lists: [String: EntryList] = [:]
    /// Rules that another one refers to.
    var used: Set<Int> = []
    /// The rule that is being read.
    var current: String?
    /// Lists that could not be read: empty, and known only so that this is said once.
    var unreadableLists: Set<String> = []
    /// Lists without an entry in force.
    var emptyLists: Set<String> = []
    /// Whether the rule that is being read uses one of those that could not be read.
    var leansOnUnreadableList = false

    /// Reads the name of a new rule.
    mutating func ruleName(_ cursor: inout Cursor) throws(Mistake) -> Token {
        let token = try name("a rule's name", &cursor)
        if let first = rules[token.value] {
            throw Mistake(
                token,
                "rule \(quoted(token.value)) was already defined at "
                    + "\(visible(first.file)):\(first.line)")
        }
        return token
    }

    /// Reads the name of a new list.
    func listName(_ cursor: inout Cursor) throws(Mistake) -> Token {
        let token = try name("a list's name", &cursor)
        if let first = lists[token.value] {
            throw Mistake(
                token,
                "list \(quoted(token.value)) was already defined at "
                    + "\(visible(first.file)):\(first.line)")
        }
        return token
    }

    /// Makes a rule known to the lines below it; the first of a name stays.
    mutating func define(_ name: String, index: Int, file: String, line: Int) {
        if rules[name] == nil { rules[name] = DefinedRule(index: index, file: file, line: line) }
    }

    /// Names go into logs and commands, so they are plain.
    private func name(_ wanted: String, _ cursor: inout Cursor) throws(Mistake) -> Token {
        let token = try cursor.word(wanted)
        let isPlain = token.value.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
                UInt8(ascii: "."):
                true
            default: false
            }
        }
        guard isPlain, token.value.utf8.count <= 64 else {
            let mend = token.value.hasSuffix(":") ? "; leave out the \":\"" : ""
            throw Mistake(
                token,
                "\(quoted(token.value)) is no name: up to 64 letters a-z, digits, - _ .\(mend)")
        }
        return token
    }
}
