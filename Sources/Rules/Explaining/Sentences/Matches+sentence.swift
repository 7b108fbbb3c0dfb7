// SPDX-License-Identifier: MIT

import Lines

extension Matches {
    func sentence(_ words: ClauseWords) -> String {
        let (source, letters) = words.pattern ?? ("?", "")
        let flags = Pattern.Flag.allCases.filter { letters.contains($0.rawValue) }
        let remarks = (isFolded ? [Self.foldedWords] : []) + flags.compactMap(remark)
        let pattern = "\(field.words) matches the pattern /\(source)/"
        return remarks.isEmpty ? pattern : "\(pattern) (\(listed(remarks, "and")))"
    }

    private static var foldedWords: String {
        "capitals, accents and look-alike letters do not count"
    }

    /// A flag in words; nil where folding has said as much.
    private func remark(_ flag: Pattern.Flag) -> String? {
        switch flag {
        case .caseless: isFolded ? nil : "capitals do not count"
        case .multiline: "^ and $ stand for the ends of each line"
        case .dotMatchesLineEnd: "the dot stands for line ends too"
        case .unicodeProperties: "letters and digits of all scripts are such"
        case .extended: "blanks in the pattern mean nothing"
        }
    }
}
