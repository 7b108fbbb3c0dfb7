// SPDX-License-Identifier: MIT

import Comments
import Lines
import Text

/// A test that stands in its rule: a comment that the rule must catch, or must let pass.
struct Example {
    let mustCatch: Bool
    let comment: Comment
    let author: AuthorRecord
    /// As the how manieth of its kind the comment comes; nil where nothing is said of others.
    let precedence: Precedence?
    let statement: Statement
    let column: Int

    /// The same with another comment.
    func with(_ comment: Comment) -> Example {
        Example(
            mustCatch: mustCatch, comment: comment, author: author, precedence: precedence,
            statement: statement, column: column)
    }
}

/// `after 6 by ip`: the comment is the sixth from its address; `after 3 by phrase`: the third
/// writer says it.
struct Precedence {
    let number: Int
    let key: PrecedenceKey
}

/// What an example can say about its comment.
enum ExampleKey: String, CaseIterable {
    case body, author, email, url, title, post, ip, agent
    case language = "lang"
    /// How many comments of the author were approved, rejected.
    case approved, rejected

    var field: WritableKeyPath<Comment, String?>? {
        switch self {
        case .author: \.author
        case .email: \.authorEmail
        case .url: \.authorURL
        case .title: \.postTitle
        case .post: \.postText
        case .ip: \.ip
        case .agent: \.userAgent
        case .language: \.language
        case .body, .approved, .rejected: nil
        }
    }

    var history: WritableKeyPath<AuthorRecord, Int>? {
        switch self {
        case .approved: \.approved
        case .rejected: \.rejected
        default: nil
        }
    }
}

extension Cursor {
    /// Reads `"body"` or `author="…" body="…" approved="2"`.
    mutating func example(mustCatch: Bool) throws(Mistake) -> Example {
        var comment = Comment(content: "")
        var author = AuthorRecord()
        var seen: Set<ExampleKey> = []
        var precedence: Precedence?
        guard let first = next else { throw missing("an example in quotes") }
        while let token = next {
            if skip("after") {
                guard precedence == nil else { throw Mistake(token, "after is given twice") }
                precedence = try self.precedence()
                continue
            }
            let key = try exampleKey(token)
            guard seen.insert(key).inserted else {
                throw Mistake(token, "\(key.rawValue) is given twice")
            }
            guard let value = take(), value.kind == .text else {
                throw Mistake(token, "expected a text in quotes")
            }
            if let field = key.field {
                comment[keyPath: field] = value.value
            } else if let history = key.history {
                author[keyPath: history] = try count(value)
            } else {
                comment.content = value.value
            }
        }
        if let precedence { comment.fill(for: precedence.key) }
        return Example(
            mustCatch: mustCatch, comment: comment, author: author, precedence: precedence,
            statement: statement, column: first.column)
    }

    private mutating func precedence() throws(Mistake) -> Precedence {
        let number = try number(of: "comments", in: 1...Recurrences.perKey + 1)
        try expect("by", in: "after 6 by ip")
        let token = try word("what is counted (ip, author, domain or phrase)")
        guard let key = PrecedenceKey(rawValue: token.value) else {
            throw .unknown("way to count", token, among: PrecedenceKey.allCases.map(\.rawValue))
        }
        return Precedence(number: number, key: key)
    }

    /// A text that stands alone is the body.
    private mutating func exampleKey(_ token: Token) throws(Mistake) -> ExampleKey {
        if token.kind == .text { return .body }
        guard token.kind == .key else {
            throw Mistake(token, "expected a text in quotes, or a key such as author=\"Kim\"")
        }
        guard let key = ExampleKey(rawValue: token.value) else {
            throw .unknown("key", token, among: ExampleKey.allCases.map(\.rawValue))
        }
        _ = take()
        return key
    }

    private func count(_ token: Token) throws(Mistake) -> Int {
        guard let count = Int(token.value), (0...1_000_000).contains(count) else {
            throw Mistake(token, "\(quoted(token.value)) is not a number of comments")
        }
        return count
    }
}

extension Comment {
    /// Gives it what it is counted by, where the example says nothing of it.
    fileprivate mutating func fill(for key: PrecedenceKey) {
        switch key {
        case .ip: ip = ip ?? "192.0.2.1"
        case .author where author == nil: authorEmail = authorEmail ?? "kim@reader.example"
        case .domain where links(in: content).isEmpty: authorURL = authorURL ?? "http://a.example"
        case .author, .domain, .phrase: break
        }
    }
}
