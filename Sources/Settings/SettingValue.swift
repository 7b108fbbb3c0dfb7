// SPDX-License-Identifier: MIT

import Lines

struct SettingMistake: Error {
    let column: Int
    let message: String
}

/// What stands after the key, taken token by token.
struct SettingValue {
    private var rest: ArraySlice<Token>
    private let after: Int

    init(_ statement: Statement) {
        rest = statement.arguments
        after = statement.end
    }

    mutating func path() throws(SettingMistake) -> String {
        let token = try next("a path")
        guard token.value.hasPrefix("/") || token.value.hasPrefix(".") else {
            let found = visible(token.value)
            let hint = token.value.first?.isLetter == true ? " (did you mean \"/\(found)\"?)" : ""
            throw mistake(token, "a path starts with / (or ./), found \"\(found)\"" + hint)
        }
        if let second = rest.first, token.kind == .word, second.kind == .word {
            throw mistake(
                second,
                "put a path that has spaces in quotes: "
                    + "\"\(visible(token.value)) \(visible(second.value))\"")
        }
        return token.value
    }

    mutating func number(
        in range: ClosedRange<Double>, _ expected: String
    ) throws(SettingMistake) -> Double {
        let token = try next(expected)
        guard let number = Double(token.value), number.isFinite else {
            throw mistake(token, "expected \(expected)" + inDigits(token.value))
        }
        try refuseDecimalComma(token.value)
        guard range.contains(number) else {
            throw mistake(
                token,
                "must lie between \(plain(range.lowerBound)) and \(plain(range.upperBound))")
        }
        return number
    }

    mutating func count(
        in range: ClosedRange<Int>, _ expected: String
    ) throws(SettingMistake) -> Int {
        let first = rest.first
        let number = try number(
            in: Double(range.lowerBound)...Double(range.upperBound), expected)
        guard let whole = Int(exactly: number) else {
            throw SettingMistake(column: first?.column ?? after, message: "must be a whole number")
        }
        return whole
    }

    /// A whole number and a unit, with or without white space between them.
    mutating func amount(
        _ kind: SettingUnit, _ range: ClosedRange<Int>, _ expected: String
    ) throws(SettingMistake) -> Int {
        let token = try next(expected)
        let digits = token.value.prefix { $0.isNumber }
        guard let count = Int(digits) else {
            throw mistake(token, "expected \(expected)" + inDigits(token.value))
        }
        var unit = String(token.value.dropFirst(digits.count))
        guard !unit.hasPrefix("."), rest.first?.kind != .comma else {
            throw mistake(token, "must be a whole number: take a smaller unit")
        }
        var column = token.column + digits.count
        if unit.isEmpty, let following = rest.popFirst() {
            (unit, column) = (following.value, following.column)
        }
        guard let factor = kind.factor(unit) else {
            throw SettingMistake(column: column, message: kind.unknown(unit))
        }
        let (product, overflow) = count.multipliedReportingOverflow(by: factor)
        guard !overflow, range.contains(product) else {
            let (least, most) = (kind.spelling(range.lowerBound), kind.spelling(range.upperBound))
            throw mistake(token, "must lie between \(least) and \(most)")
        }
        return product
    }

    /// Per cent, `5 %` or `5%`.
    mutating func share(in range: ClosedRange<Double>) throws(SettingMistake) -> Double {
        if let first = rest.first, first.value.hasSuffix("%"), first.value.count > 1 {
            rest.removeFirst()
            let number = String(first.value.dropLast())
            rest = [Token(kind: .word, value: number, column: first.column)] + rest
        } else if rest.dropFirst().first?.value == "%" {
            rest.remove(at: rest.startIndex + 1)
        }
        return try number(in: range, "per cent such as 5 %")
    }

    func end() throws(SettingMistake) {
        if let extra = rest.first {
            throw mistake(extra, "nothing may follow here (a comment starts with #)")
        }
    }

    private mutating func next(_ expected: String) throws(SettingMistake) -> Token {
        guard let token = rest.popFirst() else {
            throw SettingMistake(column: after + 1, message: "expected \(expected)")
        }
        guard token.value != "=", token.value != ":" else {
            throw mistake(token, "write the value after a space, without \"\(token.value)\"")
        }
        return token
    }

    /// `4,5`: the comma would end the number, and the half would be lost.
    private func refuseDecimalComma(_ before: String) throws(SettingMistake) {
        guard let comma = rest.first, comma.kind == .comma else { return }
        let part = rest.dropFirst().first.map { visible($0.value) } ?? ""
        throw mistake(comma, "write a point, not a comma: \(visible(before)).\(part)")
    }

    private func mistake(_ token: Token, _ message: String) -> SettingMistake {
        SettingMistake(column: token.column, message: message)
    }
}

/// ` (did you mean 4?)` for `four`.
private func inDigits(_ word: String) -> String {
    let words = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ]
    return words.firstIndex(of: word.lowercased()).map { " (did you mean \($0)?)" } ?? ""
}
