// SPDX-License-Identifier: MIT

/// A share of a few cases, with the interval in which the share of all cases lies.
package struct Share: Sendable, Equatable {
    package let value: Double
    package let lower: Double
    package let upper: Double
}

/// The 95 % score interval of a share, by Wilson (JASA 22, 1927, pages 209–212).
///
/// Unlike the share ± its standard error it stays within 0…1 and says something honest about two
/// cases of two. With no case at all it is the whole of 0…1.
package func wilson(successes: Int, of cases: Int) -> ClosedRange<Double> {
    guard cases > 0 else { return 0...1 }
    // The normal distribution's 97.5 % point: 95 % lie between the bounds.
    let z = 1.959964
    let n = Double(cases)
    let share = Double(min(max(successes, 0), cases)) / n
    let middle = share + z * z / (2 * n)
    let spread = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    // At none and at all of them, rounding must not leave the share itself outside.
    return max(
        0, min(share, (middle - spread) / scale))...min(1, max(share, (middle + spread) / scale))
}
