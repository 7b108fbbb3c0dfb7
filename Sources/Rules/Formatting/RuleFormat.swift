// SPDX-License-Identifier: MIT

import Lines

/// A rule file in its one layout: words in a column, single blanks, no blanks at line ends.
///
/// Works line by line and touches white space between words alone, so the statements, the
/// remarks, their order and the blank lines between them stay; blank lines at the end go. Texts
/// and patterns are copied as they are. A line that cannot be read stays as it is. To format what
/// is formatted changes nothing.
package func formatted(_ text: String) -> String {
    let reader = LineReader(text, file: "")
    let statements = Dictionary(
        reader.statements.map { ($0.line, $0) }, uniquingKeysWith: { first, _ in first })
    let unreadable = Set(reader.problems.map(\.line))
    var lines = physicalLines(of: text).enumerated().map { index, line in
        if let statement = statements[index + 1] { return statement.laidOut }
        return unreadable.contains(index + 1) ? String(line) : laidOutRemark(line)
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { $0 + "\n" }.joined()
}

/// The lines as the reader counts them, without the signs that end them.
private func physicalLines(of text: String) -> [Substring.UnicodeScalarView] {
    var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    for index in lines.indices where lines[index].last == "\r" { lines[index].removeLast() }
    if lines.first?.first == "\u{FEFF}" { lines[0].removeFirst() }
    return lines
}

/// A line without a statement: a remark at the margin or below a rule's words, or nothing.
private func laidOutRemark(_ line: Substring.UnicodeScalarView) -> String {
    let remark = trimmed(line)
    guard !remark.isEmpty else { return "" }
    return (line.first == "#" ? "" : Statement.indent) + String(remark)
}

private func trimmed(_ line: Substring.UnicodeScalarView) -> Substring.UnicodeScalarView {
    var line = line.drop(while: \.properties.isWhitespace)
    while line.last?.properties.isWhitespace == true { line.removeLast() }
    return line
}

extension Statement {
    fileprivate static let indent = "    "
    /// The longest word of a rule, `catches`, and a blank.
    private static let wordWidth = 8

    /// The line in its layout; as it was where that would not say the same, which no test found.
    fileprivate var laidOut: String {
        let line = (isContinuation ? Self.indent : "") + words + remark
        let again = LineReader(line, file: "").statements.first
        let isSame =
            again?.isContinuation == isContinuation
            && again.map { $0.tokens.elementsEqual(tokens, by: saysTheSame) } == true
        return isSame ? line : source
    }

    private var words: String {
        var line = isContinuation ? padded(label) : label
        var last = labelTokens.last
        for token in tokens.dropFirst(labelTokens.count) {
            let isAttached = token.kind == .comma || last?.kind == .key
            line += (isAttached || line.hasSuffix(" ") ? "" : " ") + written(token)
            last = token
        }
        while line.last == " " { line.removeLast() }
        return line
    }

    /// `when`, or `says de`: what stands in the column of words.
    private var labelTokens: ArraySlice<Token> {
        let hasLanguage =
            keyword.kind == .word && keyword.value == RuleWord.says.rawValue
            && tokens.count > 1 && tokens[1].kind == .word
        return tokens.prefix(hasLanguage ? 2 : 1)
    }

    private var label: String { labelTokens.map(written).joined(separator: " ") }

    private func padded(_ word: String) -> String {
        let missing = Self.wordWidth - word.unicodeScalars.count
        return word + String(repeating: " ", count: max(1, missing))
    }

    /// What stands behind `#`, set apart by two blanks.
    private var remark: String {
        let rest = trimmed(source.unicodeScalars.dropFirst(end - 1))
        return rest.isEmpty ? "" : "  " + String(rest)
    }

    /// A token with its quotes, slashes and escapes.
    private func written(_ token: Token) -> String {
        let scalars = source.unicodeScalars.dropFirst(token.column - 1)
        return String(scalars.prefix(token.end - token.column))
    }
}

/// Whether two tokens differ in nothing but their place, to the last scalar.
private func saysTheSame(_ a: Token, _ b: Token) -> Bool {
    a.kind == b.kind && a.value.unicodeScalars.elementsEqual(b.value.unicodeScalars)
}
