// SPDX-License-Identifier: MIT

import Comments
import Measuring
import Rules
import Text

/// A list of WordPress's disallowed keys on labelled comments (`comment_type` is the label, `blog`
/// the corpus): as WordPress takes it, a key anywhere in a field, and as whole words.
///
/// Keys that are short or common inside other words arrest the innocent; this counts how many. So
/// do keys that are written with look-alikes to catch a disguise (`lоnger` with a Cyrillic letter):
/// folded they are the plain word. Therefore the whole words are counted without them as well.
func disallowedKeys(_ workload: Workload) throws -> [Outcome] {
    let parts = try LiteralRival(workload.needles, pureLiterals: true, form: .raw)
    let words = try WordKeys(workload.needles)
    let plain = try WordKeys(workload.needles.filter { !$0.isDisguised })
    var tallies: [Group: Tally] = [:]
    for text in workload.texts {
        let group = Group(text.comment)
        tallies[group, default: Tally()].add(
            parts: Set(parts.keys(in: text.comment).map { workload.needles[Int($0)].written }),
            words: words.found(in: text.comment), plain: plain.found(in: text.comment))
    }
    return tallies.sorted { $0.key < $1.key }.map { $1.outcome($0, keys: workload.needles.count) }
}

private struct Group: Hashable, Comparable {
    let corpus: String
    let label: String

    init(_ comment: Comments.Comment) {
        corpus = comment.blog ?? ""
        label = comment.type ?? ""
    }

    static func < (a: Self, b: Self) -> Bool { (a.corpus, a.label) < (b.corpus, b.label) }
}

private struct Tally {
    private var comments = 0
    private var parts = Hold()
    private var words = Hold()
    private var plain = Hold()

    mutating func add(parts: Set<String>, words: Set<String>, plain: Set<String>) {
        comments += 1
        self.parts.add(parts)
        self.words.add(words)
        self.plain.add(plain)
    }

    func outcome(_ group: Group, keys: Int) -> Outcome {
        let share = { (held: Int) in 100 * Double(held) / Double(max(1, comments)) }
        return Outcome(
            [
                ("keys", Double(keys)), ("of_class", Double(comments)),
                ("held_by_parts", Double(parts.comments)), ("parts_percent", share(parts.comments)),
                ("held_by_words", Double(words.comments)), ("words_percent", share(words.comments)),
                ("held_by_plain_words", Double(plain.comments)),
                ("plain_words_percent", share(plain.comments)),
            ],
            labels: [
                "corpus": group.corpus, "class": group.label,
                "commonest_parts": parts.commonest, "commonest_words": words.commonest,
                "commonest_plain_words": plain.commonest,
            ])
    }
}

/// The comments that one way of reading the list would hold, and for what.
private struct Hold {
    private(set) var comments = 0
    private var reasons: [String: Int] = [:]

    mutating func add(_ found: Set<String>) {
        comments += found.isEmpty ? 0 : 1
        for reason in found { reasons[reason, default: 0] += 1 }
    }

    var commonest: String {
        reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(8)
            .map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    }
}

/// Keys as rules of whole words.
private struct WordKeys {
    private let rules: RuleSet
    private let scratch = MatchScratch()

    init(_ keys: [Needle]) throws {
        rules = try RuleSet.measured(keys.keyRules, list: keys.listText)
    }

    func found(in comment: Comments.Comment) -> Set<String> {
        var facts = Facts(comment)
        let outcome = rules.evidence(for: &facts, scratch: scratch, budget: .unlimited)
        return Set(outcome.evidence.flatMap(\.marks).compactMap(comment.words))
    }
}

extension Needle {
    /// Whether it is a plain word in look-alikes.
    fileprivate var isDisguised: Bool {
        !written.utf8.allSatisfy { $0 < 0x80 } && text.utf8.allSatisfy { $0 < 0x80 }
    }
}

extension Comments.Comment {
    /// What stands at a mark, folded.
    fileprivate func words(at mark: Mark) -> String? {
        self[mark.field].map { text in
            let bytes = Array(text.utf8)[mark.range]
            return String(
                decoding: FoldedText(String(decoding: bytes, as: UTF8.self)).bytes, as: UTF8.self)
        }
    }
}

extension LiteralRival {
    /// The keys that stand anywhere in a field that WordPress looks at.
    fileprivate func keys(in comment: Comments.Comment) -> Set<UInt32> {
        let fields: [TextField] = [.body, .author, .authorEmail, .authorURL, .ip, .agent]
        var found: [UInt32] = []
        for field in fields {
            guard let text = comment[field] else { continue }
            database.scan(Array(text.utf8), into: &found)
        }
        return Set(found)
    }
}

extension [Needle] {
    /// The list on the body, and on the author's name, of which a list would have to be all.
    fileprivate var keyRules: String {
        let lines = stride(from: 0, to: count, by: 400).map { start in
            self[start..<Swift.min(start + 400, count)].map { quoted($0.text) }
                .joined(separator: ", ")
        }
        return listRule
            + lines.enumerated().map { number, line in
                "rule author\(number)\n  when author contains \(line)\n  score spam +0.1\n"
            }.joined()
    }
}
