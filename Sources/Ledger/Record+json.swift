// SPDX-License-Identifier: MIT

package import Comments

extension Record {
    /// A note that is JSON; nil where there is none or it cannot be read.
    package func json(_ key: String) throws -> JSONValue? {
        try note(key).flatMap { try? JSONValue(json: Array($0.utf8)) }
    }
}
