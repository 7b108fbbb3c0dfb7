// SPDX-License-Identifier: MIT

import Comments
import Glibc

/// ln((r₁+0.1)/(r₀+0.1))·n/(n+1): 1 is bad, 0 genuine; r is the count at equal masses, n the plain one.
///
/// Or 1 is one of the bad classes, and 0 the two others.
struct Odds {
    private static let smoothing = 0.1
    private static let shrinking = 1.0

    private let unit: Double
    private let accusedScale: Double
    private let otherScale: Double
    /// 1 where the class is among the accused, else 0.
    private let shill: Double
    private let spam: Double

    init(_ mass: PerClass<Int64>, unit: Double, accused: CommentClass? = nil) {
        self.unit = 1 / unit
        shill = accused == .spam ? 0 : 1
        spam = accused == .shill ? 0 : 1
        let bad = shill * Double(mass.shill) + spam * Double(mass.spam)
        let all = Double(mass.genuine) + Double(mass.shill) + Double(mass.spam)
        let mean = all / 2
        accusedScale = bad > 0 ? mean / bad : 0
        otherScale = all - bad > 0 ? mean / (all - bad) : 0
    }

    /// 0 where nothing was counted.
    @inline(__always)
    func weight(_ counts: PerClass<Int64>) -> Double {
        let (shills, spams) = (Double(counts.shill) * unit, Double(counts.spam) * unit)
        let seen = Double(counts.genuine) * unit + shills + spams
        let accused = shill * shills + spam * spams
        let ratio =
            (accused * accusedScale + Self.smoothing)
            / ((seen - accused) * otherScale + Self.smoothing)
        return log(ratio) * seen / (seen + Self.shrinking)
    }
}
