// SPDX-License-Identifier: MIT

import Comments
import Lines

extension ListedEntry {
    /// Such as `“a.example” is in the list pushed: it is being sold (ann)`.
    var words: String {
        "“\(oneLine(entry, width: 60))” is in the list \(visible(list))"
            + (reason.map { ": " + oneLine($0, width: 200) } ?? "")
            + (owner.map { " (\(oneLine($0, width: 40)))" } ?? "")
    }
}
