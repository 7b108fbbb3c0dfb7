// SPDX-License-Identifier: MIT

import CLinux
import Foundation
import Glibc
import Lines

/// Writes a line to standard error, with the program's name.
func complain(_ message: String) {
    FileHandle.standardError.write(Data("bailiff: \(message)\n".utf8))
}

/// How words are set on standard output: in colour on a terminal, plainly elsewhere.
enum Ink {
    case bold, dim, red, green, yellow, underline

    private static let isOn =
        isatty(STDOUT_FILENO) == 1
        && ProcessInfo.processInfo.environment["NO_COLOR", default: ""].isEmpty
        && ProcessInfo.processInfo.environment["TERM"] != "dumb"

    private var code: Int {
        switch self {
        case .bold: 1
        case .dim: 2
        case .underline: 4
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

/// Hostile text on as many lines as it takes, each indented.
func indented(_ text: String, by prefix: String = "    ") -> String {
    visible(text.replacing("\r\n", with: "\n"), newlines: true)
        .split(separator: "\n", omittingEmptySubsequences: false)
        .map { prefix + $0 }.joined(separator: "\n")
}

/// The terminal's width; where the output is none, what COLUMNS says, or 80.
var terminalWidth: Int {
    let asked = Int(linux_terminal_columns(STDOUT_FILENO))
    let told = ProcessInfo.processInfo.environment["COLUMNS"].flatMap(Int.init)
    return max(40, asked > 0 ? asked : told ?? 80)
}

/// `1 error`, `2 errors`.
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
