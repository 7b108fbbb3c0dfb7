// SPDX-License-Identifier: MIT

package import Comments
import Rules

/// What people have decided about each author: a value, a function of the decisions that stand.
///
/// Only decisions count. A release that nobody looked at vouches for nobody; else two harmless
/// comments would buy a spammer trust.
package struct History: Sendable, Equatable {
    fileprivate struct Standing: Equatable {
        var approved = 0
        var rejected = 0
        /// Host to the number of approved comments that link to it.
        var hosts: [String: Int] = [:]

        var isEmpty: Bool { approved == 0 && rejected == 0 }
    }

    fileprivate var authors: [AuthorKey: Standing] = [:]

    package init() {}

    package var authorCount: Int { authors.count }

    /// What is known about a comment's author; nil where nobody has decided on them yet.
    package func author(of comment: Comment) -> AuthorRecord? {
        guard let key = AuthorKey(comment), let standing = authors[key] else { return nil }
        var record = AuthorRecord()
        record.approved = standing.approved
        record.rejected = standing.rejected
        record.knownHosts = Set(standing.hosts.keys)
        return record
    }

    /// Takes in a decision that trains.
    package mutating func record(_ comment: Comment, as commentClass: CommentClass) {
        change(comment, commentClass, by: 1)
    }

    /// Takes the same decision back.
    package mutating func forget(_ comment: Comment, as commentClass: CommentClass) {
        change(comment, commentClass, by: -1)
    }

    private mutating func change(_ comment: Comment, _ commentClass: CommentClass, by step: Int) {
        guard let key = AuthorKey(comment) else { return }
        var standing = authors[key] ?? Standing()
        if commentClass == .genuine {
            standing.approved += step
            // As the rules see them, since they ask whether a host is new to the author.
            var facts = Facts(comment)
            for host in facts.linkHosts {
                let count = standing.hosts[host, default: 0] + step
                standing.hosts[host] = count > 0 ? count : nil
            }
        } else {
            standing.rejected += step
        }
        authors[key] = standing.isEmpty ? nil : standing
    }
}

/// As it stands in a snapshot: a list for each author, in no order.
extension History {
    var json: JSONValue {
        .array(
            authors.map { author, standing in
                [
                    .string(author.blog), .string(author.email), .number(standing.approved),
                    .number(standing.rejected),
                    .object(
                        standing.hosts.map { JSONMember(key: $0, value: .number($1)) }),
                ]
            })
    }

    /// Takes back what ``json`` gave; nil for anything else.
    init?(json: JSONValue) {
        guard let entries = json.elements else { return nil }
        authors.reserveCapacity(entries.count)
        for entry in entries {
            guard let author = Standing.author(entry) else { return nil }
            authors[author.key] = author.standing
        }
    }
}

extension History.Standing {
    fileprivate static func author(_ json: JSONValue) -> (key: AuthorKey, standing: Self)? {
        guard let parts = json.elements, parts.count == 5, let blog = parts[0].stringValue,
            let email = parts[1].stringValue, let approved = parts[2].intValue,
            let rejected = parts[3].intValue, let hosts = parts[4].members
        else { return nil }
        var standing = Self(approved: approved, rejected: rejected)
        for host in hosts { standing.hosts[host.key] = host.value.intValue }
        return (AuthorKey(blog: blog, email: email), standing)
    }
}
