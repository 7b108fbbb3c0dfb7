// SPDX-License-Identifier: MIT

import Comments

extension Standing {
    /// What a moderator calls it.
    var words: String {
        switch self {
        case .active: "active"
        case .probation: "on probation"
        case .shadow: "in the shadow"
        case .stopped: "stopped by the emergency brake"
        }
    }
}
