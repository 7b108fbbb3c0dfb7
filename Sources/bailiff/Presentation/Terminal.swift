// SPDX-License-Identifier: MIT

import CLinux
import Foundation
import Glibc
import Lines

/// Writes a message to standard error, with the program's name: wrapped for a person, as it is for
/// a program.
func complain(_ message: String) {
    let width = Int(linux_terminal_columns(STDERR_FILENO))
    let text = "bailiff: " + message
    let lines = width > 0 ? Phrase(text).lines(rest: "  ", width: widest(width)) : [text]
    let bytes = Data((lines.joined(separator: "\n") + "\n").utf8)
    // Whoever reads it may have gone: then there is nobody to tell.
    try? FileHandle.standardError.write(contentsOf: bytes)
}

/// How words are set on standard output: in colour on a terminal, plainly elsewhere.
enum Ink {
    case bold, dim, red, green, yellow, underline, reversed

    private static let isOn =
        isTerminal
        && ProcessInfo.processInfo.environment["NO_COLOR", default: ""].isEmpty
        && ProcessInfo.processInfo.environment["TERM"] != "dumb"

    private var code: Int {
        switch self {
        case .bold: 1
        case .dim: 2
        case .underline: 4
        case .reversed: 7
        case .red: 31
        case .green: 32
        case .yellow: 33
        }
    }

    /// The words in this ink; they must be safe to print already.
    func callAsFunction(_ words: String) -> String {
        Self.isOn && !words.isEmpty ? "\u{1B}[\(code)m\(words)\u{1B}[0m" : words
    }

    static var isColoured: Bool { isOn }
}

/// Hostile text on one line, cut to a width in columns; nothing in it can move the cursor.
func oneLine(_ text: String, width: Int) -> String {
    // Cut before escaping as well: a 256 KiB comment need not be escaped to show 40 columns of it.
    let head = text.prefix(width + 1).map { $0.isWhitespace ? " " : String($0) }.joined()
    var shown = visible(head)
    guard columns(of: shown) > width || head.count > width else { return shown }
    while columns(of: shown) >= width, !shown.isEmpty { shown.removeLast() }
    return shown + "…"
}

/// Text padded with blanks to a width in columns.
func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - columns(of: text)))
}

/// The same with the blanks before it, as numbers stand.
func leftPadded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - columns(of: text))) + text
}

/// The terminal's width; where the output is none, what COLUMNS says, or 80.
var terminalWidth: Int {
    let asked = Int(linux_terminal_columns(STDOUT_FILENO))
    let told = ProcessInfo.processInfo.environment["COLUMNS"].flatMap(Int.init)
    return max(20, asked > 0 ? asked : told ?? 80)
}

/// How wide prose is set: on a wide terminal no wider than can be read well.
var lineWidth: Int { widest(terminalWidth) }

private func widest(_ columns: Int) -> Int { min(columns, 100) }

/// Whether a person is looking at the output now.
var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

/// Whether whoever looks at the output can answer as well.
var isAnswerable: Bool { isTerminal && isatty(STDIN_FILENO) == 1 }

/// Asks the person at the terminal; no answer, or another one than yes, is a no.
func isSure() -> Bool {
    try? FileHandle.standardError.write(contentsOf: Data("sure? [y/N] ".utf8))
    return ["y", "yes"].contains(readLine()?.lowercased())
}

/// `1 error`, `2 errors`.
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
