// SPDX-License-Identifier: MIT

/// A square with two axes in a drawing, as the text of SVG.
struct Panel {
    static let side = 300.0
    /// Around the square, for the words.
    static let margin = 60.0

    /// A mark on an axis: where, from 0 to 1, and its words.
    typealias Tick = (place: Double, words: String)

    /// Of the whole panel, with its margin.
    let left: Double
    let title: String
    let across: (words: String, ticks: [Tick])
    let up: (words: String, ticks: [Tick])

    /// A place in the square, both from 0 to 1, in the drawing's own units.
    func point(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
        (left + Self.margin + Self.side * x, Self.margin + Self.side * (1 - y))
    }

    var frame: String {
        let (corner, center) = (point(0, 1), point(0.5, 0))
        let side = point(0, 0.5)
        return """
            <rect x="\(short(corner.x))" y="\(short(corner.y))" width="\(short(Self.side))" \
            height="\(short(Self.side))" fill="none" stroke="#888"/>
            \(words(title, point(0.5, 1), down: -14, bold: true))
            \(words(across.words, center, down: 38))
            <text transform="translate(\(short(side.x - 42)) \(short(side.y))) rotate(-90)" \
            text-anchor="middle">\(up.words)</text>
            \(across.ticks.map(acrossTick).joined(separator: "\n"))
            \(up.ticks.map(upTick).joined(separator: "\n"))
            """
    }

    /// A line through points, each from 0 to 1; what falls on the same spot is drawn once.
    func line(_ points: [(Double, Double)], colour: String, dashed: Bool = false) -> String {
        var places: [String] = []
        for (x, y) in points {
            let place = point(x, y)
            let text = "\(short(place.x)),\(short(place.y))"
            if text != places.last { places.append(text) }
        }
        let dash = dashed ? " stroke-dasharray=\"4 4\"" : ""
        return """
            <polyline fill="none" stroke="\(colour)" stroke-width="\(dashed ? 1 : 2)"\(dash) \
            points="\(places.joined(separator: " "))"/>
            """
    }

    func dot(_ x: Double, _ y: Double, radius: Double, colour: String) -> String {
        let place = point(x, y)
        return """
            <circle cx="\(short(place.x))" cy="\(short(place.y))" r="\(short(radius))" \
            fill="\(colour)" fill-opacity="0.6"/>
            """
    }

    private func words(
        _ text: String, _ place: (x: Double, y: Double), down: Double, bold: Bool = false
    ) -> String {
        let weight = bold ? " font-weight=\"bold\"" : ""
        return """
            <text x="\(short(place.x))" y="\(short(place.y + down))" \
            text-anchor="middle"\(weight)>\(text)</text>
            """
    }

    private func acrossTick(_ tick: Tick) -> String {
        line([(tick.place, 0), (tick.place, 1)], colour: "#ddd", dashed: true) + "\n"
            + words(tick.words, point(tick.place, 0), down: 18)
    }

    private func upTick(_ tick: Tick) -> String {
        let place = point(0, tick.place)
        return line([(0, tick.place), (1, tick.place)], colour: "#ddd", dashed: true) + "\n"
            + """
            <text x="\(short(place.x - 6))" y="\(short(place.y + 4))" \
            text-anchor="end">\(tick.words)</text>
            """
    }
}

/// To a tenth of a unit, which nobody sees.
private func short(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(Double(tenths) / 10)"
}
