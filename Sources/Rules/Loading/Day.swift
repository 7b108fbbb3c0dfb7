// SPDX-License-Identifier: MIT

import Comments

/// A calendar day of UTC, as in `until 2027-06-01`.
package struct Day: Sendable, Hashable, Comparable, CustomStringConvertible {
    private static let seconds = 86_400

    /// Since 1970.
    private let number: Int

    /// Reads `YYYY-MM-DD`; nil where the calendar has no such day.
    package init?(_ text: String) {
        // A whole moment is what the calendar in Comments reads: the day's first.
        guard text.utf8.count == 10, let midnight = secondsSince1970(text + " 00:00:00") else {
            return nil
        }
        number = midnight / Self.seconds
    }

    /// The day that a moment lies in.
    ///
    /// - Parameter secondsSince1970: before or after; where no calendar has a four-digit year for
    ///   the moment, the nearest day that has one is meant.
    package init(secondsSince1970: Int64) {
        let inside = min(max(secondsSince1970, -62_135_596_800), 253_402_300_799)
        number = Int((inside - (inside % 86_400 + 86_400) % 86_400) / 86_400)
    }

    package var description: String { String(rfc3339(number * Self.seconds).prefix(10)) }

    package static func < (a: Self, b: Self) -> Bool { a.number < b.number }
}
