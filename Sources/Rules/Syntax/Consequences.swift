// SPDX-License-Identifier: MIT

import Comments
import Lines

/// What a rule adds, forces and says, and for how long: the lines that are no conditions.
extension Cursor {
    /// Reads the rest of `score spam +4`.
    mutating func score() throws(Mistake) -> Score {
        let charges = [Charge.spam, .shill, .trust]
        let name = try word("a class (spam, shill or trust)")
        guard let charge = charges.first(where: { $0.rawValue == name.value }) else {
            if let mend = Mend.charge(name) {
                throw Mistake(name, "unknown class \(quoted(name.value))\(mend)")
            }
            throw .unknown("class", name, among: charges.map(\.rawValue))
        }
        let token = try word("a number of points, such as +2,")
        let points = try points(token)
        try finish()
        guard charge != .trust || points < 0 else {
            throw Mistake(token, "trust takes points away: write \"score trust -\(digits(token))\"")
        }
        return Score(charge: charge, points: points)
    }

    private func points(_ token: Token) throws(Mistake) -> Double {
        guard let size = plainNumber(digits(token)) else {
            let hint = token.value.hasPrefix("\u{2212}") ? " (write the minus as -)" : ""
            throw Mistake(
                token, "\(quoted(token.value)) is not a number of points such as +2 or -1.5\(hint)")
        }
        guard size > 0, size <= 100 else {
            throw Mistake(token, "points are at most 100 and not 0 (+4 is 55 to 1)")
        }
        return token.value.hasPrefix("-") ? -size : size
    }

    private func digits(_ token: Token) -> String {
        let isSigned = token.value.hasPrefix("+") || token.value.hasPrefix("-")
        return String(token.value.dropFirst(isSigned ? 1 : 0))
    }

    /// Reads the rest of `then hold`.
    mutating func forced() throws(Mistake) -> Disposition {
        let token = try word("hold or release")
        guard let disposition = Disposition(rawValue: token.value) else {
            throw .unknown("outcome", token, among: ["hold", "release"])
        }
        try finish()
        return disposition
    }

    /// Reads the rest of `mode probation`.
    mutating func mode() throws(Mistake) -> Standing {
        let modes = [Standing.active, .probation, .shadow]
        let token = try word("a mode (active, probation or shadow)")
        guard let mode = modes.first(where: { $0.rawValue == token.value }) else {
            throw .unknown("mode", token, among: modes.map(\.rawValue))
        }
        try finish()
        return mode
    }

    /// Reads the rest of `says "text"` or `says de "text"`.
    mutating func says() throws(Mistake) -> (language: Token?, text: Token) {
        let language = next?.kind == .word ? take() : nil
        if let language, !isLanguage(language.value) {
            throw Mistake(
                language, "\(quoted(language.value)) is not a language such as de or de_AT")
        }
        let text = try text()
        try finish()
        return (language, text)
    }

    private func isLanguage(_ word: String) -> Bool {
        let parts = word.utf8.split(omittingEmptySubsequences: false) { "-_".utf8.contains($0) }
        let isPart = { (part: Substring.UTF8View) in
            (1...8).contains(part.count) && part.allSatisfy { isLetterOrDigit($0) }
        }
        return parts.allSatisfy(isPart) && parts[0].count >= 2
    }

    /// Reads the rest of `owner anna 2026-11-21`.
    mutating func owner() throws(Mistake) -> (String, Day?) {
        let name = try word("a name")
        let date = next == nil ? nil : try date()
        try finish()
        return (name.value, date)
    }

    /// Reads the rest of `until 2027-06-01`.
    mutating func until() throws(Mistake) -> Day {
        let date = try date()
        try finish()
        return date
    }

    private mutating func date() throws(Mistake) -> Day {
        let token = try word("a date (YYYY-MM-DD)")
        guard let day = Day(token.value) else {
            throw Mistake(token, "\(quoted(token.value)) is not a date (YYYY-MM-DD)")
        }
        return day
    }
}

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte | 0x20 {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): true
    default: (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
