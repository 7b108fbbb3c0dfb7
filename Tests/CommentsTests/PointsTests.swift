// SPDX-License-Identifier: MIT

import Comments
import Testing

@Suite("Points are spelt in one way")
struct PointsTests {
    static let rows: [(Double, String)] = [
        (0, "+0.00"), (-0.0, "+0.00"), (-0.004, "+0.00"), (2.5, "+2.50"), (-4, "-4.00"),
        (0.05, "+0.05"), (-0.05, "-0.05"), (12.346, "+12.35"), (-12.346, "-12.35"),
        (99.999, "+100.00"), (1e300, "+1000000.00"), (-.infinity, "-1000000.00"), (.nan, "+0.00"),
    ]

    @Test("with their sign and two digits", arguments: rows)
    func spelling(_ value: Double, _ expected: String) { #expect(signedPoints(value) == expected) }
}
