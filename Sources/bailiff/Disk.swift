// SPDX-License-Identifier: MIT

import Foundation

/// The filesystem of the spool or the ledger, looked at now: a daemon that cannot write cannot
/// say so either.
struct Disk {
    let path: String
    /// Which filesystem it is.
    let number: Int
    private let share: Double
    private let least: Double

    /// - Parameters:
    ///   - path: of what lies on it.
    ///   - least: the share that is to stay free, from 0 to 1.
    init?(holding path: String, least: Double) {
        let facts = try? FileManager.default.attributesOfFileSystem(forPath: path)
        guard let size = (facts?[.systemSize] as? NSNumber)?.doubleValue, size > 0,
            let free = (facts?[.systemFreeSize] as? NSNumber)?.doubleValue,
            let number = (facts?[.systemNumber] as? NSNumber)?.intValue
        else { return nil }
        self.path = path
        self.number = number
        self.least = least
        share = free / size
    }

    /// In whole per cent where it is too little; nil where there is enough.
    var percentLeft: Int? {
        share <= max(least, 0.005) ? Int((share * 100).rounded()) : nil
    }
}
