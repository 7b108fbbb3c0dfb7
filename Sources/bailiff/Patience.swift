// SPDX-License-Identifier: MIT

import Foundation
import Glibc

/// Waits for one thing after another, as long as they keep coming.
struct Patience {
    private let limit: TimeInterval
    private var deadline: Date

    init(_ limit: TimeInterval) {
        self.limit = limit
        deadline = Date.now + limit
    }

    mutating func wait<Found>(_ look: () throws -> Found?) throws -> Found? {
        while true {
            if let found = try look() {
                deadline = Date.now + limit
                return found
            }
            guard Date.now < deadline else { return nil }
            usleep(5000)
        }
    }
}
