// SPDX-License-Identifier: MIT

import Evaluation
import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite struct `Plots` {
    @Test(arguments: [
        ([1.0, 2, 3], [2.0, 4, 5]), ([], []), ([1], []), ([], [1]),
    ])
    func `are well-formed, whatever there is to draw`(genuine: [Double], bad: [Double]) {
        let plot = Report(scored(genuine, bad), seed: 1).plot
        let parser = XMLParser(data: Data(plot.utf8))
        #expect(parser.parse(), "\(plot)")
        #expect(!plot.contains("nan") && !plot.contains("inf"))
    }

    /// One of two genuine comments is arrested before the last bad one is caught.
    @Test func `the curve steps where the shares say`() {
        let plot = Report(scored([1, 3], [2, 4]), seed: 1).plot
        // Half of all genuine is 90 % of the way over three powers of ten: 60 + 300 · 0.8997.
        #expect(
            plot.contains(#"points="60,360 60,210 329.9,210 329.9,60 360,60""#), "\(plot)")
    }

    @Test func `each filled tenth of p has its dot`() {
        // p is 0.5 for two comments of which one is bad.
        let plot = Report(scored([0], [0]), seed: 1).plot
        #expect(plot.ranges(of: "<circle").count == 1)
        #expect(plot.contains(#"<circle cx="630" cy="210" r="20""#), "\(plot)")
    }
}
