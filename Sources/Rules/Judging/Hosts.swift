// SPDX-License-Identifier: MIT

import Text

/// What somebody registered of a host; the host itself where that cannot be told.
package func domain(_ host: String) -> String {
    let registered = registrableDomain(host)
    return registered.isEmpty ? host : registered
}

/// The host of an address that an author gave as their own, and where it stands in it.
///
/// People write `acme.example` as well as `https://acme.example/shop`.
func hostName(_ address: String) -> (host: String, place: Range<Int>)? {
    if let link = links(in: address).first { return (link.host, link.range) }
    let bytes = Array(address.utf8)
    let start = bytes.firstIndex { $0 > 0x20 } ?? bytes.endIndex
    let isEnd = { (byte: UInt8) in byte <= 0x20 || "/?#:@".utf8.contains(byte) }
    let end = bytes[start...].firstIndex(where: isEnd) ?? bytes.endIndex
    return host(in: bytes, start..<end)
}

/// All hosts that an author's own address leads to, however many somebody wrote into it.
func hostNames(_ address: String) -> [String] {
    let found = links(in: address).map(\.host)
    return found.isEmpty ? hostName(address).map { [$0.host] } ?? [] : found
}

/// The host that an e-mail address belongs to, and where it stands in it.
func mailHost(_ address: String) -> (host: String, place: Range<Int>)? {
    let bytes = Array(address.utf8)
    guard let at = bytes.lastIndex(of: UInt8(ascii: "@")) else { return nil }
    let end = bytes[(at + 1)...].firstIndex { $0 <= 0x20 || $0 == UInt8(ascii: ">") }
    return host(in: bytes, (at + 1)..<(end ?? bytes.endIndex))
}

/// The parents of a host from itself upwards: `a.b.example`, `b.example`, `example`.
///
/// No real host has more than 127 labels; what stands before them is left out, so that a long
/// row of dots costs nothing.
func selfAndParents(of host: String) -> [Substring] {
    var found: [Substring] = []
    let labels = host.split(separator: ".", omittingEmptySubsequences: false).suffix(127)
    for label in labels { found.append(host[label.startIndex...]) }
    return found
}

private func host(in bytes: [UInt8], _ place: Range<Int>) -> (host: String, place: Range<Int>)? {
    let name = comparable(String(decoding: bytes[place], as: UTF8.self))
    guard name.contains(".") else { return nil }
    return (name, place)
}

/// A host in the one spelling in which hosts are compared: small letters, no final dot.
func comparable(_ host: String) -> String {
    var name = host.lowercased()
    while name.hasSuffix(".") { name.removeLast() }
    return name
}
