// SPDX-License-Identifier: MIT

import Lines

/// What a beginner most likely meant, as the end of a message; empty where nothing is likely.
enum Mend {
    /// A bare word where a text in quotes belongs.
    static func quotes(_ token: Token) -> String {
        guard token.kind == .word else { return "" }
        let marks: Set<Character> = ["'", "‘", "’", "“", "”", "„", "«", "»"]
        let bare = token.value.filter { !marks.contains($0) }
        return (bare == token.value ? "; write " : "; use straight double quotes: ")
            + "\"\(visible(bare))\""
    }

    /// A text in quotes where a name belongs.
    static func name(_ token: Token, _ wanted: String) -> String {
        guard token.kind == .text, wanted.hasSuffix("name") else { return "" }
        let plain = token.value.split(separator: " ").joined(separator: "-")
        return "; names have no quotes and no blanks: \(visible(plain))"
    }

    /// Something after the end of a statement.
    static func end(_ rest: ArraySlice<Token>) -> String {
        switch rest.first?.value {
        case "or": "; separate alternatives by commas"
        case "and": "; write a second when line"
        case "," where rest.dropFirst().first.map { Int($0.value) != nil } ?? false:
            "; write numbers with a point"
        default: ""
        }
    }

    /// A word where a field belongs.
    static func field(_ token: Token) -> String? {
        switch token.value.lowercased() {
        case "not", "no": "; use unless for what must not hold"
        case "comment", "text", "content", "message": " (did you mean \"body\"?)"
        default: nil
        }
    }

    /// A word where a class belongs.
    static func charge(_ token: Token) -> String? {
        switch token.value.lowercased() {
        case "ham", "genuine", "good": "; for what speaks for a comment use trust with a minus"
        case let word where Double(word) != nil: "; the class comes first: score spam \(word)"
        default: nil
        }
    }
}
