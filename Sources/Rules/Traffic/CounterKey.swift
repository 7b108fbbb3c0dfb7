// SPDX-License-Identifier: MIT

import Comments
import Text

/// By what a rule counts comments.
enum CounterKey: String, Sendable, CaseIterable {
    case ip, author, domain
}

/// What an example may say of the comments before it.
enum PrecedenceKey: String, CaseIterable {
    case ip, author, domain, phrase

    /// Nil where no counter but what was said counts.
    var counter: CounterKey? { CounterKey(rawValue: rawValue) }
}

extension Facts {
    /// What the comment is counted under, each once.
    mutating func counterKeys(_ kinds: some Sequence<CounterKey>) -> [UInt64] {
        var keys: [UInt64] = []
        for kind in kinds { keys += counterKeys(kind) }
        return keys
    }

    /// None where the blog did not send what is counted by.
    mutating func counterKeys(_ kind: CounterKey) -> [UInt64] {
        switch kind {
        case .ip: comment.ip.map(network).map { [hash("ip", $0)] } ?? []
        case .author: authorIdentity.map { [hash("author", $0)] } ?? []
        case .domain: domains.map { hash("domain", $0) }
        }
    }

    /// Of nobody in particular where nothing tells authors apart.
    var authorHash: UInt64 {
        mutating get { hash("author", authorIdentity ?? "") }
    }

    /// The address on its blog or, without one, the name and where it comes from.
    private var authorIdentity: String? {
        mutating get {
            if let key = AuthorKey(comment) { return key.blog + "\n" + key.email }
            let name = folded(.author).first.map { wholeKey($0.folded.bytes) } ?? []
            guard !name.isEmpty || comment.ip != nil else { return nil }
            return String(decoding: name, as: UTF8.self) + "\n" + (comment.ip.map(network) ?? "")
        }
    }

    /// What somebody registered of the hosts that the comment leads to, in their order.
    private var domains: [String] {
        mutating get {
            var found: [String] = []
            let all = values(of: .linkDomain).map(\.text) + values(of: .authorURLDomain).map(\.text)
            for domain in all
            where found.count < Traffic.domainsPerComment && !found.contains(domain) {
                found.append(domain)
            }
            return found
        }
    }
}
