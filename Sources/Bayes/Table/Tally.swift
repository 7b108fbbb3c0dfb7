// SPDX-License-Identifier: MIT

import Comments

/// How often each feature stood in comments of each class, and the mass of each view.
///
/// Integers only. `subtract` is the exact inverse of `add`, in any order: after as many of the
/// one as of the other it equals the one before.
package struct Tally: Sendable, Equatable {
    private(set) var table: Table
    /// The sum of all counts of the view's features.
    private(set) var mass: PerView<PerClass<Int64>>

    init(
        table: Table = Table(),
        mass: PerView<PerClass<Int64>> = PerView(repeating: PerClass())
    ) {
        self.table = table
        self.mass = mass
    }

    package var isEmpty: Bool {
        size == 0 && View.allCases.allSatisfy { mass[$0].isZero }
    }

    /// The number of distinct features.
    package var size: Int { table.count }

    /// The counts of a feature; nil where it has none.
    package func counts(of hash: UInt64) -> PerClass<Int64>? { table[hash] }

    /// Sixteen hexadecimal digits over all counts; a sum, since a table has no order.
    var digest: String {
        var sum = UInt64(size)
        table.forEach { slot in
            var mixed = slot.hash
            for commentClass in CommentClass.allCases {
                mixed = scrambled(mixed ^ UInt64(bitPattern: slot.counts[commentClass]))
            }
            sum &+= mixed
        }
        let digits = String(sum, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    mutating func add(_ features: Features, _ amount: Int64, to commentClass: CommentClass) {
        guard amount > 0 else { return }
        for view in View.allCases {
            for hash in features[view] { table.add(hash, amount, to: commentClass) }
            mass[view].add(total(amount, features[view].count), to: commentClass)
        }
    }

    mutating func subtract(_ features: Features, _ amount: Int64, from commentClass: CommentClass) {
        guard amount > 0 else { return }
        for view in View.allCases {
            for hash in features[view] { table.subtract(hash, amount, from: commentClass) }
            mass[view].subtract(total(amount, features[view].count), from: commentClass)
        }
    }

    private func total(_ amount: Int64, _ features: Int) -> Int64 {
        let (product, overflows) = amount.multipliedReportingOverflow(by: Int64(features))
        return overflows ? .max : product
    }

    /// The weights of a view's features against "genuine", added up; unseen ones weigh nothing.
    ///
    /// The unit is the count that one fresh, wholly surprising decision adds.
    ///
    /// With an accused class they are those against the two others.
    func weight(
        of hashes: Span<UInt64>, _ view: View, unit: Double, accused: CommentClass? = nil
    ) -> Double {
        table.sum(of: hashes, Odds(mass[view], unit: unit, accused: accused))
    }

    /// Weighs the features of one view one by one.
    ///
    /// - Returns: a feature's weight against "genuine", or nil for one that was never seen.
    func weigher(_ view: View, unit: Double) -> (UInt64) -> Double? {
        let odds = Odds(mass[view], unit: unit)
        return { hash in table[hash].map(odds.weight) }
    }
}
