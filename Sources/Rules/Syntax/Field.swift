// SPDX-License-Identifier: MIT

import Comments
import Lines

/// What a rule can look at: a text of the comment, or a part of one.
///
/// `link.*` are the links of the body; the author's own address is `author.url`. A `.host` is the
/// whole name in a link, a `.domain` what somebody registered of it (`acme.co.uk` of
/// `www.shop.acme.co.uk`), a `.query` what stands behind its `?`.
package enum Field: String, Sendable, CaseIterable {
    case body
    case author
    case authorEmail = "author.email"
    case authorEmailDomain = "author.email.domain"
    case authorURL = "author.url"
    case authorURLDomain = "author.url.domain"
    case linkURL = "link.url"
    case linkHost = "link.host"
    case linkDomain = "link.domain"
    case linkQuery = "link.query"
    case postTitle = "post.title"
    case postText = "post.text"
    case ip
    case agent
    case language
}

/// How the values of a field are compared with something whole.
enum FieldKind: String {
    /// Sentences: a list's entry is looked for in them.
    case prose = "a text"
    /// A name or an address: a list's entry is all of it, after folding.
    case name = "a name"
    /// A host: compared as it is, never folded, since one that only looks alike is another one.
    case host = "a host"
}

extension Field {
    var kind: FieldKind {
        switch self {
        case .body, .postTitle, .postText, .agent: .prose
        case .author, .authorEmail, .authorURL, .linkURL, .linkQuery, .ip, .language: .name
        case .authorEmailDomain, .authorURLDomain, .linkHost, .linkDomain: .host
        }
    }

    /// Whether a value is a web or mail address as a whole, or a part of one.
    var isAddress: Bool {
        switch self {
        case .authorEmail, .authorURL, .linkURL, .linkQuery: true
        default: kind == .host
        }
    }

    /// The text that marks point into.
    var source: TextField {
        switch self {
        case .body, .linkURL, .linkHost, .linkDomain, .linkQuery: .body
        case .author: .author
        case .authorEmail, .authorEmailDomain: .authorEmail
        case .authorURL, .authorURLDomain: .authorURL
        case .postTitle: .postTitle
        case .postText: .postText
        case .ip: .ip
        case .agent: .agent
        case .language: .language
        }
    }
}

extension Mistake {
    /// A field that does not exist; `email` most likely meant `author.email`.
    static func unknownField(_ token: Token, or others: [String] = []) -> Mistake {
        let fields = Field.allCases.map(\.rawValue)
        if let mend = Mend.field(token) {
            return Mistake(token, "unknown field \(quoted(token.value))\(mend)")
        }
        guard let longer = fields.first(where: { $0.hasSuffix("." + token.value) }) else {
            return .unknown("field", token, among: others + fields)
        }
        let name = quoted(token.value)
        return Mistake(token, "unknown field \(name) (did you mean \"\(longer)\"?)")
    }
}
