// SPDX-License-Identifier: MIT

import Comments
import Glibc

/// How often each feature stood in comments of each class, and the mass of each view.
///
/// Integers only. `subtract` is the exact inverse of `add`, in any order: after as many of the
/// one as of the other nothing is left, not even an empty entry.
package struct Tally: Sendable, Equatable {
    /// Hashed with the process's own seed, so that no author can aim words at one bucket.
    private var counts: [UInt64: PerClass<Int64>] = [:]
    /// The sum of all counts of the view's features.
    private var mass = PerView(repeating: PerClass<Int64>())

    package var isEmpty: Bool {
        counts.isEmpty && View.allCases.allSatisfy { mass[$0].isZero }
    }

    /// The number of distinct features.
    package var size: Int { counts.count }

    /// Sixteen hexadecimal digits over all counts; a sum, since a table has no order.
    var digest: String {
        let sum = counts.reduce(into: UInt64(counts.count)) { sum, entry in
            var mixed = entry.key
            for commentClass in CommentClass.allCases {
                mixed = scrambled(mixed ^ UInt64(bitPattern: entry.value[commentClass]))
            }
            sum &+= mixed
        }
        let digits = String(sum, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    mutating func add(_ features: Features, _ amount: Int64, to commentClass: CommentClass) {
        guard amount > 0 else { return }
        for view in View.allCases {
            for hash in features[view] {
                counts[hash, default: PerClass()].add(amount, to: commentClass)
            }
            mass[view].add(total(amount, features[view].count), to: commentClass)
        }
    }

    mutating func subtract(_ features: Features, _ amount: Int64, from commentClass: CommentClass) {
        guard amount > 0 else { return }
        for view in View.allCases {
            for hash in features[view] {
                guard let index = counts.index(forKey: hash) else { continue }
                counts.values[index].subtract(amount, from: commentClass)
                if counts.values[index].isZero { counts.remove(at: index) }
            }
            mass[view].subtract(total(amount, features[view].count), from: commentClass)
        }
    }

    private func total(_ amount: Int64, _ features: Int) -> Int64 {
        let (product, overflows) = amount.multipliedReportingOverflow(by: Int64(features))
        return overflows ? .max : product
    }

    /// Weighs the features of one view.
    ///
    /// - Parameters:
    ///   - view: of all features that the result is asked for.
    ///   - unit: the count that one fresh, wholly surprising decision adds.
    /// - Returns: a feature's weight against "genuine", or nil for one that was never seen.
    func weigher(_ view: View, unit: Double) -> (UInt64) -> Double? {
        let odds = Odds(mass[view], unit: unit)
        return { hash in counts[hash].map(odds.weight) }
    }
}

/// The finaliser of SplitMix64: each bit of the result depends on all that go in.
private func scrambled(_ value: UInt64) -> UInt64 {
    var z = value &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
}

/// ln((r₁+0.1)/(r₀+0.1))·n/(n+1): 1 is bad, 0 genuine; r is the count at equal masses, n the plain one.
private struct Odds {
    private static let smoothing = 0.1
    private static let shrinking = 1.0

    private let unit: Double
    private let badScale: Double
    private let genuineScale: Double

    init(_ mass: PerClass<Int64>, unit: Double) {
        let genuine = Double(mass.genuine)
        let mean = (mass.bad + genuine) / 2
        self.unit = unit
        badScale = mass.bad > 0 ? mean / mass.bad : 0
        genuineScale = genuine > 0 ? mean / genuine : 0
    }

    func weight(_ counts: PerClass<Int64>) -> Double {
        let bad = counts.bad / unit
        let genuine = Double(counts.genuine) / unit
        let ratio =
            (bad * badScale + Self.smoothing) / (genuine * genuineScale + Self.smoothing)
        let seen = bad + genuine
        return log(ratio) * seen / (seen + Self.shrinking)
    }
}
