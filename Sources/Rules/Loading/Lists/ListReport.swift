// SPDX-License-Identifier: MIT

import Lines

/// Gathers what is wrong in a list file; what thousands of entries may have alike is said once,
/// with their number.
struct ListReport {
    /// What is said once for a file.
    enum Habit: CaseIterable {
        case ended, twice, pattern

        /// Said of all entries but the first.
        func rest(_ count: Int) -> String {
            switch (self, count) {
            case (_, 0): ""
            case (.ended, 1): "; 1 more entry of this list has ended"
            case (.ended, _): "; \(count) more entries of this list have ended"
            case (.twice, 1): "; 1 more entry of this list stands twice"
            case (.twice, _): "; \(count) more entries of this list stand twice"
            case (.pattern, 1): "; 1 more entry of this list looks like one"
            case (.pattern, _): "; \(count) more entries of this list look like one"
            }
        }
    }

    /// A line of the file: its number from 1, and its place without the line break.
    struct Line {
        var number = 0
        var place = 0..<0
    }

    /// The one that is being read.
    var line = Line()
    private let text: String
    private let file: String
    private var said: [Diagnostic] = []
    private var habits: [Habit: (first: Diagnostic, count: Int)] = [:]

    init(text: String, file: String) {
        self.text = text
        self.file = file
    }

    var diagnostics: [Diagnostic] {
        said
            + Habit.allCases.compactMap { habit in
                habits[habit].map { first, count in
                    Diagnostic(
                        .warning, file: file, line: first.line, column: first.column,
                        message: first.message + habit.rest(count - 1), source: first.source)
                }
            }
    }

    /// Says of an entry that it cannot be meant; `position` is that of a byte of the line.
    mutating func refuse(_ message: String, at position: Int) {
        said.append(diagnostic(.error, message, at: position, in: line))
    }

    /// - Parameters:
    ///   - habit: what the entry has.
    ///   - message: for the first one of the file.
    ///   - position: of a byte of the line.
    ///   - entries: how many have it, this one among them.
    mutating func warn(
        _ habit: Habit, _ message: @autoclosure () -> String, at position: Int, entries: Int = 1
    ) {
        if habits[habit] == nil {
            habits[habit] = (diagnostic(.warning, message(), at: position, in: line), entries)
        } else {
            habits[habit]?.count += entries
        }
    }

    /// The line that holds a byte; takes as long as reading the file up to there.
    func line(holding position: Int) -> Line {
        let bytes = text.utf8.span
        var line = Line(number: 1, place: 0..<0)
        var start = 0
        for index in 0..<position where bytes[index] == 0x0A {
            line.number += 1
            start = index + 1
        }
        var end = position
        while end < bytes.count, bytes[end] != 0x0A { end += 1 }
        line.place = start..<end
        return line
    }

    private func diagnostic(
        _ severity: Diagnostic.Severity, _ message: String, at position: Int, in line: Line
    ) -> Diagnostic {
        let start = text.utf8.index(text.utf8.startIndex, offsetBy: line.place.lowerBound)
        let end = text.utf8.index(start, offsetBy: line.place.count)
        let place = text.utf8.index(start, offsetBy: position - line.place.lowerBound)
        let source = text[start..<end].unicodeScalars
        return Diagnostic(
            severity, file: file, line: line.number,
            column: 1 + source.distance(from: start, to: place), message: message,
            source: String(source.prefix(SourceLine.limit)))
    }
}
