// SPDX-License-Identifier: MIT

/// A calendar day of UTC.
package struct Day: Sendable, Hashable, Comparable, CustomStringConvertible {
    private let year: Int
    private let month: Int
    private let dayOfMonth: Int

    /// Reads `YYYY-MM-DD`; nil where the calendar has no such day.
    package init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2] else { return nil }
        let numbers = parts.compactMap(Self.number)
        guard numbers.count == 3, (1...12).contains(numbers[1]),
            (1...Self.length(ofMonth: numbers[1], year: numbers[0])).contains(numbers[2])
        else { return nil }
        (year, month, dayOfMonth) = (numbers[0], numbers[1], numbers[2])
    }

    /// The day that a moment lies in.
    ///
    /// - Parameter secondsSince1970: before or after; the day of a moment that no calendar has a
    ///   four-digit year for is the last one that has.
    package init(secondsSince1970: Int64) {
        // Howard Hinnant's civil-from-days, with the year starting in March.
        let limit: Int64 = 253_402_300_799
        let seconds = max(-62_135_596_800, min(limit, secondsSince1970))
        let days = Int((seconds >= 0 ? seconds : seconds - 86_399) / 86_400) + 719_468
        let era = days / 146_097
        let dayOfEra = days % 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        month = shifted < 10 ? shifted + 3 : shifted - 9
        dayOfMonth = dayOfYear - (153 * shifted + 2) / 5 + 1
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    package var description: String {
        Self.padded(year, 4) + "-" + Self.padded(month, 2) + "-" + Self.padded(dayOfMonth, 2)
    }

    package static func < (a: Self, b: Self) -> Bool {
        (a.year, a.month, a.dayOfMonth) < (b.year, b.month, b.dayOfMonth)
    }

    private static func number(_ digits: some Collection<UInt8>) -> Int? {
        let isNumber = digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        return isNumber ? digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } : nil
    }

    private static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
