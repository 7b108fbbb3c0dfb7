// SPDX-License-Identifier: MIT

import Lines

extension Phrase {
    /// The phrase on lines that no terminal breaks anew: cut at blanks, hard where a word is longer
    /// than a line.
    ///
    /// - Parameters:
    ///   - first: stands before the first line; blanks.
    ///   - rest: stands before each other line; blanks.
    ///   - width: in columns, of a whole line.
    /// - Returns: at least one line.
    func lines(
        first: String = "", rest: String = "", width: Int = lineWidth
    ) -> [String] {
        let paragraphs = cells.split(
            omittingEmptySubsequences: false, whereSeparator: { $0.character.isNewline })
        var lines: [String] = []
        for paragraph in paragraphs {
            var left = paragraph
            repeat {
                let indent = lines.isEmpty ? first : rest
                // However deep the indentation, a few columns remain to write in.
                let line = takeLine(from: &left, within: max(8, width - columns(of: indent)))
                lines.append(line.isEmpty ? "" : indent + inkedText(line))
            } while !left.isEmpty
        }
        return lines
    }

    private var cells: [Cell] {
        runs.flatMap { run in
            run.text.map { character in
                Cell(
                    character: character, width: columns(of: String(character)), inks: run.inks)
            }
        }
    }
}

/// What takes its place in a line as a whole: a letter with its accents, an emoji.
private struct Cell {
    let character: Character
    let width: Int
    let inks: [Ink]
    var isBlank: Bool { character == " " }
}

/// Takes one line off the front, with the blanks at which it was cut.
private func takeLine(from rest: inout ArraySlice<Cell>, within limit: Int) -> ArraySlice<Cell> {
    let whole = rest
    var end = whole.startIndex
    var used = 0
    while end < whole.endIndex, used + whole[end].width <= limit || end == whole.startIndex {
        used += whole[end].width
        end += 1
    }
    if end < whole.endIndex { end = wordEnd(in: whole, before: end) ?? end }
    rest = end == whole.endIndex ? [] : whole[end...].drop(while: \.isBlank)
    return trimmed(whole[..<end])
}

/// The last place at or before a column where a word ends; nil where the line is one word.
private func wordEnd(in cells: ArraySlice<Cell>, before end: Int) -> Int? {
    if cells[end].isBlank { return end }
    guard let blank = cells[..<end].lastIndex(where: \.isBlank) else { return nil }
    // Blanks that only indent the line separate no words.
    return cells[..<blank].contains { !$0.isBlank } ? blank : nil
}

private func trimmed(_ line: ArraySlice<Cell>) -> ArraySlice<Cell> {
    line.prefix((line.lastIndex { !$0.isBlank } ?? line.startIndex - 1) - line.startIndex + 1)
}

/// Neighbours in the same inks are inked together.
private func inkedText(_ line: ArraySlice<Cell>) -> String {
    var text = ""
    var rest = line
    while let first = rest.first {
        let run = rest.prefix { $0.inks == first.inks }
        rest = rest.dropFirst(run.count)
        text += first.inks.reduce(String(run.map(\.character))) { $1($0) }
    }
    return text
}
