// SPDX-License-Identifier: MIT

package import Comments
import Text

/// A comment as rules see it, with what people decided about its author before and what came
/// before it.
///
/// Built once a comment and handed from rule to rule: links are found and a field is folded the
/// first time that something asks, and never again.
package struct Facts: Sendable {
    package let comment: Comment
    package let author: AuthorRecord
    /// The comments that came before, and when this one did.
    let traffic: Traffic
    let appearance: Appearance
    private var found: [Link]?
    private var hosts: Set<String>?
    private var shape: TextShape?
    private var passages = ByField<[Passage]>()
    private var views = ByField<[FoldedPassage]>()
    private var squashedViews = ByField<[SquashedPassage]>()

    /// Gathers nothing yet.
    ///
    /// - Parameters:
    ///   - comment: to be judged.
    ///   - author: nil where nothing is known, which is the same as a record of nothing.
    ///   - traffic: what is known of the comments before it.
    ///   - appearance: when it came, and as which one.
    package init(
        _ comment: Comment, author: AuthorRecord? = nil, after traffic: Traffic = Traffic(),
        appearance: Appearance = Appearance(at: 0, identity: [])
    ) {
        self.comment = comment
        self.traffic = traffic
        self.appearance = appearance
        self.author = author ?? AuthorRecord()
    }

    /// The hosts that the body and the author's own address lead to, in the spelling in which
    /// an author's known hosts are kept.
    package var linkHosts: Set<String> {
        mutating get {
            if let hosts { return hosts }
            let found = Set(links.map(\.host)).union(comment.authorURL.map(hostNames) ?? [])
            hosts = found
            return found
        }
    }

    /// Whether the comment leads anywhere that the author's approved comments did not: what
    /// people approved says nothing about such a link.
    var leadsToNewHost: Bool {
        mutating get { !linkHosts.isSubset(of: author.knownHosts) }
    }

    mutating func values(of field: Field) -> [Passage] {
        if let known = passages[field] { return known }
        let values = gather(field)
        passages.learn(values, of: field)
        return values
    }

    mutating func folded(_ field: Field) -> [FoldedPassage] {
        if let known = views[field] { return known }
        let folded = values(of: field).map(FoldedPassage.init)
        views.learn(folded, of: field)
        return folded
    }

    mutating func squashed(_ field: Field) -> [SquashedPassage] {
        if let known = squashedViews[field] { return known }
        let squashed = folded(field).map { SquashedPassage($0, isAddress: field.isAddress) }
        squashedViews.learn(squashed, of: field)
        return squashed
    }

    mutating func number(_ quantity: Quantity) -> Double {
        switch quantity {
        case .words: Double(bodyShape.words)
        case .links: Double(links.count)
        case .characters: Double(bodyShape.characters)
        case .capitalsShare: bodyShape.capitalsShare
        case .repeatedRun: Double(bodyShape.longestRun)
        case .authorApproved: Double(author.approved)
        case .authorRejected: Double(author.rejected)
        }
    }

    /// The links of the body.
    var links: [Link] {
        mutating get {
            if let found { return found }
            let links = Text.links(in: comment.content)
            found = links
            return links
        }
    }

    private var bodyShape: TextShape {
        mutating get {
            if let shape { return shape }
            let measured = TextShape(comment.content)
            shape = measured
            return measured
        }
    }
}

extension Facts {
    private mutating func gather(_ field: Field) -> [Passage] {
        switch field {
        case .linkURL: links.map { Passage(part: $0.url, of: .body, at: $0.range) }
        case .linkQuery:
            links.filter { !$0.query.isEmpty }
                .map { Passage(part: $0.query, of: .body, at: $0.range) }
        case .linkHost: links.map { Passage(part: $0.host, of: .body, at: $0.range) }
        case .linkDomain:
            links.map { link in
                Passage(part: link.domain, host: link.host, of: .body, at: link.range)
            }
        case .authorEmailDomain: part(of: .authorEmail, mailHost)
        case .authorURLDomain: part(of: .authorURL, hostName)
        default: whole(field.source)
        }
    }

    /// What the blog did not send is no value at all; a body is always there.
    private func whole(_ source: TextField) -> [Passage] {
        guard let text = comment[source], !text.isEmpty || source == .body else { return [] }
        return [Passage(whole: text, of: source)]
    }

    private func part(
        of source: TextField, _ find: (String) -> (host: String, place: Range<Int>)?
    ) -> [Passage] {
        guard let text = comment[source], let (host, place) = find(text) else { return [] }
        return [Passage(part: domain(host), host: host, of: source, at: place)]
    }
}
