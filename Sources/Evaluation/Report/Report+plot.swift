// SPDX-License-Identifier: MIT

import Glibc

extension Report {
    /// The ROC curve and how far p can be relied on, side by side as SVG.
    ///
    /// Genuine comments arrested go by powers of ten, since a court lives at their low end; what
    /// arrests none stands at the left edge.
    package var plot: String {
        let width = 2 * (Panel.side + 2 * Panel.margin)
        let height = Panel.side + 2 * Panel.margin
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Int(width)) \(Int(height))" \
            width="\(Int(width))" height="\(Int(height))" font-family="sans-serif" font-size="12">
            <title>\(count) labelled comments: ROC curve and reliability</title>
            <rect width="100%" height="100%" fill="white"/>
            \(curvePanel)
            \(reliabilityPanel)
            </svg>

            """
    }

    private var curvePanel: String {
        let panel = Panel(
            left: 0, title: "Bad comments caught, genuine ones arrested",
            across: ("genuine comments arrested, %", decades.map { (place($0), percent($0)) }),
            up: ("bad comments caught, %", fifths.map { ($0, percent($0)) }))
        // From one number of arrests to the next the curve is a step on a scale by powers.
        var last = 0.0
        let points = ranking.curve.flatMap { share in
            defer { last = share.caught }
            return [(place(share.falseArrest), last), (place(share.falseArrest), share.caught)]
        }
        return panel.frame + "\n" + panel.line(points, colour: "#0a62a9")
    }

    private var reliabilityPanel: String {
        let panel = Panel(
            left: Panel.side + 2 * Panel.margin, title: "What p says, and what is true",
            across: ("p, %", fifths.map { ($0, percent($0)) }),
            up: ("bad among them, %", fifths.map { ($0, percent($0)) }))
        let dots = calibration.bins.filter { $0.count > 0 }.map { bin in
            // The area stands for the number.
            let radius = 3 + 17 * (Double(bin.count) / Double(max(1, count))).squareRoot()
            return panel.dot(bin.meanP, bin.shareBad, radius: radius, colour: "#0a62a9")
        }
        let ideal = panel.line([(0, 0), (1, 1)], colour: "#888", dashed: true)
        return ([panel.frame, ideal] + dots).joined(separator: "\n")
    }
}

private let decades = [0.001, 0.01, 0.1, 1]
private let fifths = [0, 0.2, 0.4, 0.6, 0.8, 1]

/// From a thousandth on the left to all on the right.
private func place(_ share: Double) -> Double { 1 + log10(max(share, 0.001)) / 3 }

private func percent(_ share: Double) -> String {
    share == 0.001 ? "0.1" : "\(Int((share * 100).rounded()))"
}
