// SPDX-License-Identifier: MIT

import Comments
import Rules

/// By what a writer can be told from others: four traces, each as a number.
///
/// A name costs nothing, so it is none of them. Whoever wants to look like many must come from as
/// many networks, with as many addresses, with as many texts, and push as many domains.
struct AuthorTrace: Sendable, Equatable {
    let network: Int
    let address: Int
    let links: Int
    let text: Int

    /// Takes what a comment does not tell from what it does.
    ///
    /// Without an address the network is the address, and the other way round; all comments with
    /// neither are by one writer, since a text alone is as cheap as a name. Without a link nothing
    /// is pushed by many.
    init(_ comment: Comment) {
        let words = comment.content.lowercased()
        let mail = AuthorKey(comment)?.email
        let net = comment.ip.flatMap(Network.init)?.name
        text = words.hashValue
        network = (net ?? mail ?? "").hashValue
        address = (mail ?? net ?? "").hashValue
        var facts = Facts(comment)
        let domains = Set(facts.linkHosts.map(domain))
        links = domains.isEmpty ? address : domains.hashValue
    }
}

/// How many writers some comments have at least, however many names they use: the smallest of the
/// numbers of different networks, addresses, pushed domains and texts.
func distinctAuthors(_ traces: some Sequence<AuthorTrace>) -> Int {
    var (networks, addresses, links, texts) = (Set<Int>(), Set<Int>(), Set<Int>(), Set<Int>())
    for trace in traces {
        networks.insert(trace.network)
        addresses.insert(trace.address)
        links.insert(trace.links)
        texts.insert(trace.text)
    }
    return min(networks.count, addresses.count, links.count, texts.count)
}
