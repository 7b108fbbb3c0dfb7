// SPDX-License-Identifier: MIT

/// How a decision fades with the decisions after it.
///
/// Nothing is ever scaled down where it stands: a later decision is added with a larger weight
/// instead. So all counts stay integers, and what was added is taken away to the last unit.
package struct Ageing: Sendable, Equatable {
    /// The number of decisions after which one counts half; nil: it never fades.
    package let halfLife: Int?
    /// t₀, the ordinal that is added with the weight 2¹⁶; it moves only where all is counted anew.
    package let origin: Int

    /// Where a weight of one half-life is far above the rounding, and a sum far below Int64.max.
    private static let exponentAtOrigin = 16
    /// From here on the weight stands still, and later decisions are equals until the origin
    /// moves: no neglect of a rebuild makes a sum overflow.
    private static let mostHalfLives = 12
    /// In ordinals, not half-lives: the daemon counts with the default half-life of 4,000.
    private static let originReach = 32_000

    package init(halfLife: Int? = 4_000, origin: Int = 0) {
        self.halfLife = halfLife.map { min(max(1, $0), 1 << 32) }
        self.origin = origin
    }

    /// The origin that a rebuild should use.
    ///
    /// The current one until the latest decision is more than 32,000 beyond it, then that
    /// decision's ordinal.
    package static func origin(forOrdinal ordinal: Int, current: Int) -> Int {
        let (distance, overflows) = ordinal.subtractingReportingOverflow(current)
        return overflows || distance > originReach ? ordinal : current
    }

    /// The factor a(t) = round(2¹⁶·2^((t−t₀)/halfLife)); 0 for what is too old to count at all.
    package func weight(at ordinal: Int) -> Int64 {
        guard let halfLife else { return 1 << Self.exponentAtOrigin }
        let most = Self.mostHalfLives * halfLife
        let (exact, overflows) = ordinal.subtractingReportingOverflow(origin)
        let distance = overflows ? (ordinal < origin ? .min : most) : min(exact, most)
        let (halves, rest) = distance.flooredDivision(by: halfLife)
        let exponent = Self.exponentAtOrigin + halves
        guard exponent >= -1 else { return 0 }
        let fraction = powerOfTwo(Double(rest) / Double(halfLife))
        return Int64(Double(sign: .plus, exponent: exponent, significand: fraction).rounded())
    }
}

extension Int {
    fileprivate func flooredDivision(by divisor: Int) -> (quotient: Int, remainder: Int) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}

/// 2 to the power of a fraction, by the series of e^x.
///
/// Not `exp2`, whose last bit depends on the C library and the processor: counts that one machine
/// stored must be what another one adds up.
private func powerOfTwo(_ fraction: Double) -> Double {
    let x = fraction * 0.693_147_180_559_945_3
    var sum = 1.0
    for term in stride(from: 20.0, through: 1.0, by: -1) { sum = 1 + x * sum / term }
    return sum
}
