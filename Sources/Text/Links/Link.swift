// SPDX-License-Identifier: MIT

/// One place of a text that leads somewhere else.
package struct Link: Sendable, Equatable {
    /// UTF-8 bytes of the original text.
    package let range: Range<Int>
    /// As written.
    package let url: String
    /// Where a browser would go: lower case, percent-decoded, without user, port and last dot.
    ///
    /// International names stay as they are written, in Unicode or in Punycode.
    package let host: String
    /// What somebody registered: see ``registrableDomain(_:)``.
    package let domain: String
    /// From the first slash on, without query and fragment; empty where there is none.
    package let path: String
    /// Behind the `?`, without the fragment.
    package let query: String
}

/// The links of a text in order, one for each place.
///
/// With a scheme (`http`, `https`, `ftp`), as `www.…`, as a bare host under a known top-level
/// domain, or as `//host` in an attribute; in plain text, HTML, BBCode and Markdown. An anchor
/// whose own text repeats its address is one place. E-mail addresses are not links.
package func links(in text: String) -> [Link] {
    let view = LinkView(text)
    var found: [FoundLink] = []
    for next in LinkScanner(view.bytes).found {
        if let last = found.last, isOwnText(next, of: last, in: view.bytes) { continue }
        found.append(next)
    }
    return found.compactMap { link($0, in: view) }
}

private func link(_ found: FoundLink, in view: LinkView) -> Link? {
    let host = normalisedHost(view.bytes[found.host])
    guard !host.isEmpty else { return nil }
    let range = view.original(found.range)
    return Link(
        range: range, url: String(decoding: view.source[range], as: UTF8.self), host: host,
        domain: registrableDomain(host),
        path: String(decoding: view.bytes[found.path], as: UTF8.self),
        query: String(decoding: view.bytes[found.query], as: UTF8.self))
}

/// Whether a link is the shown text of the one before: `<a href="U">U</a>`, `[url=U]U[/url]`,
/// `[U](U)`; the shown one may lack the scheme and the last slash.
private func isOwnText(_ link: FoundLink, of last: FoundLink, in bytes: [UInt8]) -> Bool {
    isOpening(bytes[last.range.upperBound..<link.range.lowerBound])
        && bytes[link.host].elementsEqual(bytes[last.host])
        && bytes[link.query].elementsEqual(bytes[last.query])
        && withoutLastSlash(bytes[link.path]).elementsEqual(withoutLastSlash(bytes[last.path]))
}

/// Whether what stands between an address and a text is nothing but the end of the opening mark.
private func isOpening(_ gap: ArraySlice<UInt8>) -> Bool {
    if gap.elementsEqual("]".utf8) || gap.elementsEqual("](".utf8) { return true }
    guard gap.last == UInt8(ascii: ">"), !gap.contains(UInt8(ascii: "<")) else { return false }
    return gap.firstIndex(of: UInt8(ascii: ">")) == gap.endIndex - 1
}

private func withoutLastSlash(_ path: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    path.last == UInt8(ascii: "/") ? path.dropLast() : path
}

/// Lower case, percent-decoded once, without last dots; empty where nothing is left.
private func normalisedHost(_ written: ArraySlice<UInt8>) -> String {
    var bytes = percentDecoded(written)
    while bytes.last == UInt8(ascii: ".") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self).lowercased()
}

/// Decodes what hides letters, digits and dots; an escape for anything else stays.
private func percentDecoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "%")) else { return Array(bytes) }
    var decoded: [UInt8] = []
    var rest = bytes
    while let byte = rest.popFirst() {
        if byte == UInt8(ascii: "%"),
            let escaped = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16),
            rest.count >= 2, escaped >= 0x80 || isHostByte(escaped)
        {
            decoded.append(escaped)
            rest = rest.dropFirst(2)
        } else {
            decoded.append(byte)
        }
    }
    return decoded
}
