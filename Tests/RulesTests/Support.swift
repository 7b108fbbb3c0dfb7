// SPDX-License-Identifier: MIT

import Comments
import Lines
import Rules

let today = day("2026-11-21")

func day(_ text: String) -> Day { Day(text) ?? Day(secondsSince1970: 0) }

/// The lists that rules of these tests may name.
let sharedLists = [
    "lists/shorteners.list": "bit.ly  # anna 2026-11-21\nt.example\ndeep.host.example\n",
    "lists/phrases.list": "payday loan\nno # sign\nC++\nold one  # until 2026-01-01 over\n",
    "lists/over.list": "# nothing yet\n",
    "lists/names.list": "Mallory  Smith # twice\n203.0.113.9\nspam@x.example\n",
]

struct NoSuchList: Error, CustomStringConvertible {
    let description = "there is no such file"
}

func sharedList(_ path: String) throws -> String {
    guard let text = sharedLists[path] else { throw NoSuchList() }
    return text
}

func lint(_ text: String, holdAt: Double = 4) -> LintReport {
    lint([(name: "site.rules", text: text)], holdAt: holdAt)
}

func lint(_ files: [(name: String, text: String)], holdAt: Double = 4) -> LintReport {
    RuleSet.lint(files: files, lists: sharedList, holdAt: holdAt, today: today)
}

func load(_ text: String, holdAt: Double = 100) throws -> RuleSet {
    try RuleSet.load(
        files: [(name: "site.rules", text: text)], lists: sharedList, holdAt: holdAt, today: today)
}

/// `file:line:column: message`, with the severity where it is a warning.
func shown(_ diagnostics: [Diagnostic]) -> [String] {
    diagnostics.map { ($0.severity == .warning ? "warning: " : "") + $0.headline }
}

extension RuleSet {
    func outcome(
        _ comment: Comment, author: AuthorRecord? = nil, budget: WorkBudget = .unlimited,
        on day: Day? = nil
    ) -> RuleOutcome {
        var facts = Facts(comment, author: author)
        return evidence(for: &facts, scratch: MatchScratch(), budget: budget, on: day)
    }

    /// The names of the rules that speak.
    func names(_ comment: Comment, author: AuthorRecord? = nil, on day: Day? = nil) -> [String] {
        outcome(comment, author: author, on: day).evidence.compactMap(\.ruleName)
    }
}

extension Evidence {
    var ruleName: String? {
        guard case .rule(let name, _, _) = source else { return nil }
        return name
    }
}

extension Comment {
    /// The stretch of a text that a mark shows.
    func text(of mark: Mark) -> String {
        let bytes = Array((self[mark.field] ?? "").utf8)
        guard mark.range.upperBound <= bytes.count else { return "(outside)" }
        return String(decoding: bytes[mark.range], as: UTF8.self)
    }
}

/// A small generator that gives the same numbers for the same seed everywhere.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}

func comment(
    _ body: String, author: String? = nil, email: String? = nil, url: String? = nil,
    title: String? = nil, post: String? = nil, ip: String? = nil, agent: String? = nil,
    lang: String? = nil
) -> Comment {
    var comment = Comment(content: body)
    comment.author = author
    comment.authorEmail = email
    comment.authorURL = url
    comment.postTitle = title
    comment.postText = post
    comment.ip = ip
    comment.userAgent = agent
    comment.language = lang
    return comment
}

func record(approved: Int = 0, rejected: Int = 0, hosts: Set<String> = []) -> AuthorRecord {
    var record = AuthorRecord()
    record.approved = approved
    record.rejected = rejected
    record.knownHosts = hosts
    return record
}

/// A rule of some condition lines, with the lists of these tests above it.
func rule(_ conditions: String, _ consequence: String = "score spam +1") -> String {
    """
    list shorteners from "lists/shorteners.list"
    list phrases from "lists/phrases.list"
    list names from "lists/names.list"
    rule r
        \(conditions.split(separator: "\n").joined(separator: "\n    "))
        \(consequence)
    """
}
