// SPDX-License-Identifier: MIT

import Lines

/// A stretch of time as a person writes it: `10 minutes`, `1 day`.
enum TimeUnit: String, CaseIterable {
    case second, minute, hour, day, week

    var seconds: Int64 {
        switch self {
        case .second: 1
        case .minute: 60
        case .hour: 3600
        case .day: 86_400
        case .week: 604_800
        }
    }
}

extension Cursor {
    /// Reads a number of some unit of time.
    ///
    /// - Parameter days: the longest that is allowed.
    /// - Returns: seconds.
    /// - Throws: what stands there instead.
    mutating func duration(upTo days: Int64) throws(Mistake) -> Int64 {
        let number = try word("a time such as 10 minutes")
        guard let count = Int64(number.value), (1...100_000_000).contains(count) else {
            throw Mistake(number, "\(quoted(number.value)) is not a number such as 10")
        }
        let word = try word("a unit of time, such as minutes,")
        guard
            let unit = TimeUnit.allCases.first(where: {
                [$0.rawValue, $0.rawValue + "s"].contains(word.value)
            })
        else {
            throw .unknown("unit of time", word, among: TimeUnit.allCases.map { $0.rawValue + "s" })
        }
        guard count * unit.seconds <= days * TimeUnit.day.seconds else {
            throw Mistake(
                number, "this is longer than \(days) days, the longest that is remembered")
        }
        return count * unit.seconds
    }

    /// Reads a whole number of what is counted, in the plural, within a range.
    mutating func number(of what: String, in range: ClosedRange<Int>) throws(Mistake) -> Int {
        let token = try word("a number of \(what)")
        guard let number = Int(token.value), range.contains(number) else {
            throw Mistake(
                token,
                "\(quoted(token.value)) is not a number of \(what) from \(range.lowerBound) to "
                    + "\(range.upperBound)")
        }
        return number
    }
}
