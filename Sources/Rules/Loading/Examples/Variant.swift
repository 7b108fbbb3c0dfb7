// SPDX-License-Identifier: MIT

import Comments

/// Another way to write an example, on which its rule must say the same.
enum Variant: CaseIterable {
    case lineEnd, decomposed, quoted, surrounded

    /// What a message calls it, behind "this example".
    var name: String {
        switch self {
        case .lineEnd: "with a line end behind it, as web forms send it (CRLF)"
        case .decomposed: "with its accents as marks of their own (NFD)"
        case .quoted: "with \"> \" in front, as people quote"
        case .surrounded: "in the middle of 8 kB of harmless text"
        }
    }

    /// How a rule is mended that does not bear it.
    var mend: String {
        switch self {
        case .lineEnd: "write $ instead of \\z, and \\R or \\s where a line ends"
        case .decomposed: "write folded behind the pattern, or use contains"
        case .quoted: "do not count on what stands in front"
        case .surrounded: "do not count on what stands around it"
        }
    }

    /// Whether a rule may rightly say something else then.
    private func mayMatter(to fragility: Fragility) -> Bool {
        switch self {
        case .lineEnd, .decomposed: fragility.contains(.characters)
        case .quoted: !fragility.subtracting(.surroundings).isEmpty
        case .surrounded: !fragility.isEmpty
        }
    }

    /// The example in this form; nil where it is the same, or says something else to the rule.
    func of(_ example: Example, _ fragility: Fragility) -> Example? {
        guard !mayMatter(to: fragility) else { return nil }
        var comment = example.comment
        if self == .decomposed {
            for path in Self.texts {
                comment[keyPath: path] = comment[keyPath: path].map(apart)
            }
            comment.content = apart(comment.content)
        } else if !comment.content.isEmpty {
            comment.content = written(comment.content)
        }
        // As bytes: strings in both forms are equal.
        let isSame = TextField.allCases.allSatisfy { field in
            (comment[field] ?? "").utf8.elementsEqual((example.comment[field] ?? "").utf8)
        }
        return isSame ? nil : example.with(comment)
    }

    private static var texts: [WritableKeyPath<Comment, String?>] {
        [\.author, \.postTitle, \.postText]
    }

    private func written(_ body: String) -> String {
        switch self {
        case .lineEnd: body + "\r\n"
        case .quoted: "> " + body
        case .surrounded: harmlessText + "\n" + body + "\n" + harmlessText
        case .decomposed: apart(body)
        }
    }
}

/// A text with the accents of common letters as marks of their own.
private func apart(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    return text.reduce(into: "") { $0 += decompositions[$1] ?? String($1) }
}

/// Letters with an accent, each with its letter and its mark: equal as characters, not as bytes.
private let decompositions: [Character: String] = {
    let letters = "aceginoruyszlACEGINORUYSZLаеиоуАЕИОУг".unicodeScalars
    let marks: [Unicode.Scalar] = [
        "\u{300}", "\u{301}", "\u{302}", "\u{303}", "\u{304}", "\u{306}", "\u{308}", "\u{30A}",
        "\u{30B}", "\u{30C}", "\u{327}", "\u{328}",
    ]
    var found: [Character: String] = [:]
    for letter in letters {
        for mark in marks {
            let text = String(String.UnicodeScalarView([letter, mark]))
            found[Character(text)] = text
        }
    }
    return found
}()

/// 4 kB that no rule should have anything to say about.
let harmlessText: String = {
    let sentence = """
        The path went along the river for an hour, past reeds and a row of old willows, until the \
        mill came into sight behind the bend; there it turned uphill between two dry walls, and \
        lizards lay on them in the sun. At noon clouds came over the ridge and took the colour \
        from the meadow, but it stayed dry, and the last part led through beeches down to the \
        village.

        """
    return String(repeating: sentence, count: 4096 / sentence.utf8.count)
}()
