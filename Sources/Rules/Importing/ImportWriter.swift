// SPDX-License-Identifier: MIT

import Comments
import Text

/// Writes what was taken as a rule file and its lists.
struct ImportWriter {
    let draft: ImportDraft
    let format: ImportFormat
    let prefix: String
    let holdAt: Double

    /// One list a kind of entry.
    var lists: [(path: String, text: String)] {
        kinds.map { kind in
            let entries = draft.lists[kind, default: []].map { $0 + "\n" }.joined()
            return (path(of: kind), "# Imported by bailiff from \(format.origin).\n" + entries)
        }
    }

    var rules: String {
        let blocks =
            [header, definitions] + kinds.flatMap(rules) + partRules + disguiseRules
            + draft.rules.map(rule)
        return blocks.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private var kinds: [ImportDraft.Kind] {
        ImportDraft.Kind.allCases.filter { draft.lists[$0] != nil }
    }

    private func path(of kind: ImportDraft.Kind) -> String {
        "lists/\(prefix)-\(kind.rawValue).list"
    }

    private var header: String {
        """
        # Imported by bailiff from \(format.origin).
        #
        # No rule here holds a comment alone: each stays below the \(signedPoints(holdAt)) from which one is
        # held, since none has examples. Several together can. Before you raise a score, write a
        # catches and a passes line below it. The licence of the lists stays that of their authors.

        """
    }

    private var definitions: String {
        kinds.map { "list \(prefix)-\($0.rawValue) from \"\(path(of: $0))\"\n" }.joined()
    }

    /// The fields in which the entries of a list are looked for, a rule each.
    private func rules(for kind: ImportDraft.Kind) -> [String] {
        kind.fields(format).map { field in
            let name = "\(prefix)-\(kind.rawValue)-in-" + field.rawValue.replacing(".", with: "-")
            return block(
                name, "\(field.rawValue) in list \(prefix)-\(kind.rawValue)", usual, note: nil)
        }
    }

    /// Plain texts, so many a rule as a line can bear.
    private var partRules: [String] {
        draft.parts.sorted { $0.key.rawValue < $1.key.rawValue }.flatMap { field, texts in
            chunks(texts.map(literal)).enumerated().map { number, chunk in
                let name =
                    "\(prefix)-parts-in-" + field.rawValue.replacing(".", with: "-")
                    + "-\(number + 1)"
                let condition = "\(field.rawValue) contains part " + chunk.joined(separator: ", ")
                return block(name, condition, usual, note: nil)
            }
        }
    }

    private var disguiseRules: [String] {
        chunks(draft.disguised.map(literal)).enumerated().flatMap { number, chunk in
            [Field.body, .author].map { field in
                block(
                    "\(prefix)-disguises-in-\(field.rawValue)-\(number + 1)",
                    "\(field.rawValue) disguises " + chunk.joined(separator: ", "), usual, note: nil
                )
            }
        }
    }

    private func chunks(_ texts: [String]) -> [[String]] {
        var chunks: [[String]] = []
        var length = 0
        for text in texts {
            let size = text.unicodeScalars.count + 2
            if chunks.isEmpty || length + size > SourceLine.limit / 2 {
                chunks.append([])
                length = 0
            }
            chunks[chunks.count - 1].append(text)
            length += size
        }
        return chunks
    }

    private func rule(_ rule: ImportDraft.Rule) -> String {
        block(
            "\(prefix)-\(rule.name)",
            "\(rule.field.rawValue) matches /\(rule.pattern)/\(rule.flags)", rule.score ?? usual,
            note: rule.note)
    }

    /// Half of what holds: one hit is a doubt, two are held.
    private var usual: Score { Score(charge: .spam, points: (holdAt * 5).rounded() / 10) }

    private func block(_ name: String, _ condition: String, _ score: Score, note: String?) -> String
    {
        let points = (score.points < 0 ? "" : "+") + plain(score.points)
        return """
            rule \(name)
                when    \(condition)
                score   \(score.charge.rawValue) \(points)

            """ + (note.map { "    note    \(literal($0))\n" } ?? "")
    }

    /// In quotes, with the two signs escaped that a text knows.
    private func literal(_ text: String) -> String {
        let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return "\"\(escaped)\""
    }
}

extension ImportFormat {
    fileprivate var origin: String {
        switch self {
        case .wpKeys: "WordPress's disallowed keys"
        case .smokedetector: "SmokeDetector's lists"
        case .spamassassin: "SpamAssassin's rules"
        }
    }
}

extension ImportDraft.Kind {
    fileprivate func fields(_ format: ImportFormat) -> [Field] {
        switch self {
        case .phrases: format == .wpKeys ? [.body, .author, .agent] : [.body]
        case .names: [.author]
        case .hosts: [.linkHost, .authorURLDomain]
        case .addresses: [.authorEmail]
        case .mailHosts: [.authorEmailDomain]
        case .ips: [.ip]
        }
    }
}
