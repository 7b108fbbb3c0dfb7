// SPDX-License-Identifier: MIT

import Glibc

/// ln((r₁+0.1)/(r₀+0.1))·n/(n+1): 1 is bad, 0 genuine; r is the count at equal masses, n the plain one.
struct Odds {
    private static let smoothing = 0.1
    private static let shrinking = 1.0

    private let unit: Double
    private let badScale: Double
    private let genuineScale: Double

    init(_ mass: PerClass<Int64>, unit: Double) {
        let genuine = Double(mass.genuine)
        let mean = (mass.bad + genuine) / 2
        self.unit = 1 / unit
        badScale = mass.bad > 0 ? mean / mass.bad : 0
        genuineScale = genuine > 0 ? mean / genuine : 0
    }

    /// 0 where nothing was counted.
    @inline(__always)
    func weight(_ counts: PerClass<Int64>) -> Double {
        let bad = counts.bad * unit
        let genuine = Double(counts.genuine) * unit
        let ratio =
            (bad * badScale + Self.smoothing) / (genuine * genuineScale + Self.smoothing)
        let seen = bad + genuine
        return log(ratio) * seen / (seen + Self.shrinking)
    }
}
