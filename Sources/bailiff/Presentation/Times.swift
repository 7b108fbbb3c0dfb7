// SPDX-License-Identifier: MIT

import Comments
import Foundation
import Ledger

/// Now, as the ledger counts time.
func now() -> Milliseconds { Milliseconds(Date.now.timeIntervalSince1970 * 1000) }

/// How long ago, in one unit: `40 s`, `12 min`, `5 h`, `3 d`.
func age(since then: Milliseconds, now: Milliseconds = now()) -> String {
    let seconds = max(0, (now - then) / 1000)
    return switch seconds {
    case ..<100: "\(seconds) s"
    case ..<6000: "\(seconds / 60) min"
    case ..<172_800: "\(seconds / 3600) h"
    default: "\(seconds / 86400) d"
    }
}

/// A point in time for people and programs alike (RFC 3339, UTC).
func timestamp(_ time: Milliseconds) -> String { rfc3339(Double(time) / 1000) }
