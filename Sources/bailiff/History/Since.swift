// SPDX-License-Identifier: MIT

import ArgumentParser
import Comments
import Ledger
import Lines

/// From when on a command looks: a day, `2026-11-01`, or so many days ago, `30d`.
struct Since: ExpressibleByArgument {
    let start: Milliseconds

    /// So many days ago.
    init(days: Int64) { start = Self.time(days: days) }

    init?(argument: String) {
        if argument.hasSuffix("d"), let days = Int64(argument.dropLast()), (0...36_500) ~= days {
            start = Self.time(days: days)
        } else if argument.utf8.count == 10, let second = secondsSince1970(argument + " 00:00:00") {
            start = Milliseconds(second) * 1000
        } else {
            return nil
        }
    }

    private static func time(days: Int64) -> Milliseconds { now() - days * 86_400_000 }
}
