// SPDX-License-Identifier: MIT

import Lines

/// What a condition needs besides itself to say in words what it asks: its line as it was written.
struct ClauseWords {
    private let arguments: ArraySlice<Token>
    private let names: [String]

    /// - Parameters:
    ///   - statement: the `when` or `unless` line.
    ///   - names: of all rules, by their numbers.
    init(_ statement: Statement, rules names: [String]) {
        arguments = statement.arguments
        self.names = names
    }

    /// The texts in quotes, in their order and with their capitals and accents.
    var texts: [String] { arguments.filter { $0.kind == .text }.map(\.value) }

    /// `/…/i`, as it stands there.
    var pattern: (source: String, flags: String)? {
        for token in arguments {
            if case .pattern(let flags) = token.kind { return (token.value, flags) }
        }
        return nil
    }

    /// The word behind another one, such as the name behind `list`.
    func word(after word: String) -> String? {
        let place = arguments.firstIndex { $0.kind == .word && $0.value == word }
        return place.flatMap { arguments.dropFirst($0 - arguments.startIndex + 1).first?.value }
    }

    func rule(_ number: Int) -> String {
        names.indices.contains(number) ? names[number] : "?"
    }
}

/// Texts in a sentence: `“a”, “b” or “c”`.
func quotedList(_ texts: [String]) -> String { listed(texts.map { "“\($0)”" }) }

/// A number as a person writes it: `3`, `2.5`.
func plain(_ number: Double) -> String {
    number == number.rounded() ? String(Int(number)) : "\(number)"
}
