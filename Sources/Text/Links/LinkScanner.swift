// SPDX-License-Identifier: MIT

/// A link in bytes of a ``LinkView``.
struct FoundLink {
    let range: Range<Int>
    let host: Range<Int>
    let path: Range<Int>
    let query: Range<Int>
}

/// Finds links from left to right.
///
/// Every byte is read a bounded number of times.
struct LinkScanner {
    private let bytes: [UInt8]
    private var position = 0
    private(set) var found: [FoundLink] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        guard mayHold(bytes.span) else { return }
        while position < bytes.count { step() }
    }

    /// Whether there is anything that a link cannot be without; most comments have nothing of it.
    ///
    /// A host with a dot inside, or two slashes in front of it.
    private func mayHold(_ bytes: Span<UInt8>) -> Bool {
        var last: UInt8 = 0
        for index in bytes.indices {
            let byte = bytes[index]
            if byte >= 0x80 { return true }
            if last == UInt8(ascii: "."), isHostByte(byte) { return true }
            if isSlash(last), isSlash(byte) { return true }
            last = byte
        }
        return false
    }

    private mutating func step() {
        let run = hostRun(from: position)
        switch bytes[position] {
        case _ where !run.isEmpty: take(run)
        case UInt8(ascii: "@"): position = hostRun(from: position + 1).upperBound
        case UInt8(ascii: "/") where isRelativeToScheme: takeRelative()
        default: position += width(at: position)
        }
    }

    /// Letters, digits, dots and hyphens: a word of the text, or a host, or a scheme.
    private mutating func take(_ run: Range<Int>) {
        if let scheme = scheme(endingIn: run) {
            return takeAddress(from: scheme.lowerBound, authority: scheme.upperBound)
        }
        let follows = byte(run.upperBound)
        let isMailOrValue = follows == UInt8(ascii: "@") || follows == UInt8(ascii: "+")
        let isPathPart = run.lowerBound > 0 && isSlash(bytes[run.lowerBound - 1])
        position = run.upperBound
        guard !isMailOrValue, !isPathPart, bytes[run].contains(UInt8(ascii: ".")) else { return }
        for host in bareHosts(in: run, of: bytes, isFollowedByPath: follows.map(isSlash) == true) {
            takeBare(host, isLast: host.upperBound == run.upperBound)
        }
    }

    private mutating func takeBare(_ host: Range<Int>, isLast: Bool) {
        let end = isLast ? afterPort(host.upperBound) : host.upperBound
        let link = link(from: host.lowerBound, host: host, tail: isLast ? end : nil)
        found.append(link)
        position = max(position, link.range.upperBound)
    }

    // MARK: Addresses with a scheme or two slashes

    /// From the scheme to behind its two slashes, where a run ends in a scheme.
    private func scheme(endingIn run: Range<Int>) -> Range<Int>? {
        let end = run.upperBound
        guard byte(end) == UInt8(ascii: ":"), byte(end + 1).map(isSlash) == true,
            byte(end + 2).map(isSlash) == true
        else { return nil }
        let scheme = ["https", "http", "ftp"].first { hasSuffix($0, run) }
        return scheme.map { end - $0.utf8.count..<end + 3 }
    }

    private func hasSuffix(_ word: String, _ run: Range<Int>) -> Bool {
        run.count >= word.utf8.count
            && bytes[run].suffix(word.utf8.count).elementsEqual(word.utf8) { $0 | 0x20 == $1 }
    }

    /// `//host` as the value of an attribute or the target of a Markdown link.
    private var isRelativeToScheme: Bool {
        guard byte(position + 1) == UInt8(ascii: "/"), position > 0 else { return false }
        return "\"'=(".utf8.contains(bytes[position - 1])
    }

    /// Here nothing but the name itself tells an address from a comment in source code.
    private mutating func takeRelative() {
        let authority = position + 2
        let host = host(from: authority)
        guard !bareHosts(in: host, of: bytes, isFollowedByPath: true).isEmpty else {
            position = authority
            return
        }
        takeAddress(from: position, authority: authority)
    }

    private mutating func takeAddress(from start: Int, authority: Int) {
        let host = host(from: authority)
        guard bytes[host].contains(where: { isLabelByte($0) || $0 >= 0x80 }) else {
            position = max(authority, host.lowerBound)
            return
        }
        let link = link(from: start, host: host, tail: afterPort(host.upperBound))
        found.append(link)
        position = max(link.range.upperBound, host.upperBound)
    }

    /// What stands before the last `@` of the authority names a user, however much like a host.
    private func host(from authority: Int) -> Range<Int> {
        var start = authority
        var end = authority
        while let byte = byte(end), !isSlash(byte), !"?#".utf8.contains(byte), !stops(at: end) {
            end += width(at: end)
            if byte == UInt8(ascii: "@") { start = end }
        }
        return start..<(literalEnd(from: start, before: end) ?? hostEnd(from: start, before: end))
    }

    /// The end of an IPv6 address in brackets.
    private func literalEnd(from start: Int, before limit: Int) -> Int? {
        guard byte(start) == UInt8(ascii: "[") else { return nil }
        let digits = bytes[start + 1..<limit].prefix { isHexOrColon($0) }
        let isClosed = digits.endIndex < limit && bytes[digits.endIndex] == UInt8(ascii: "]")
        return isClosed && digits.contains(UInt8(ascii: ":")) ? digits.endIndex + 1 : nil
    }

    private func isHexOrColon(_ byte: UInt8) -> Bool {
        byte &- 0x30 <= 10 || (byte | 0x20) &- 0x61 < 6 || byte == UInt8(ascii: ".")
    }

    private func hostEnd(from start: Int, before limit: Int) -> Int {
        var end = start
        var label = start
        while end < limit, isHost(at: end, labelStart: label) {
            end += width(at: end)
            if bytes[end - 1] == UInt8(ascii: ".") { label = end }
        }
        return end
    }

    /// A name that starts with an ASCII letter ends where a script without spaces begins: there
    /// the sentence goes on.
    private func isHost(at position: Int, labelStart: Int) -> Bool {
        let byte = bytes[position]
        if byte < 0x80 { return isHostByte(byte) || byte == UInt8(ascii: "%") }
        let scalar = decodedScalar(bytes.span, at: position)
        switch ScalarClass(scalar) {
        case .letter, .mark: return true
        case .unspaced: return bytes[labelStart] >= 0x80
        default: return scalar.properties.generalCategory == .otherSymbol
        }
    }

    // MARK: What follows a host

    private func afterPort(_ start: Int) -> Int {
        guard byte(start) == UInt8(ascii: ":") else { return start }
        var end = start + 1
        while let digit = byte(end), digit &- 0x30 < 10 { end += 1 }
        return end > start + 1 ? end : start
    }

    /// A link whose path or query may start at `tail`; nil where the host stands alone.
    private func link(from start: Int, host: Range<Int>, tail: Int?) -> FoundLink {
        let begins = tail.flatMap { byte($0) }.map { isSlash($0) || "?#".utf8.contains($0) } == true
        guard let tail, begins else {
            let end = max(tail ?? 0, host.upperBound)
            return FoundLink(
                range: start..<trimmed(start..<end), host: host, path: end..<end, query: end..<end)
        }
        let end = trimmed(tail..<tailEnd(from: tail))
        let fragment = bytes[tail..<end].firstIndex(of: UInt8(ascii: "#")) ?? end
        let question = bytes[tail..<fragment].firstIndex(of: UInt8(ascii: "?")) ?? fragment
        return FoundLink(
            range: start..<end, host: host, path: tail..<question,
            query: min(question + 1, fragment)..<fragment)
    }

    /// Runs to white space, a quote, an angle bracket, or a bracket that it did not open.
    private func tailEnd(from start: Int) -> Int {
        var end = start
        var open = (round: 0, square: 0)
        while end < bytes.count, !stops(at: end), !endsList(at: end), !isQuoteReference(at: end) {
            switch bytes[end] {
            case UInt8(ascii: "("): open.round += 1
            case UInt8(ascii: ")"): open.round -= 1
            case UInt8(ascii: "["): open.square += byte(end + 1) == UInt8(ascii: "/") ? -1 : 1
            case UInt8(ascii: "]"): open.square -= 1
            default: break
            }
            if open.round < 0 || open.square < 0 { return end }
            end += width(at: end)
        }
        return end
    }

    /// Addresses joined by commas are several.
    private func endsList(at position: Int) -> Bool {
        ",;|".utf8.contains(bytes[position])
            && ["http:", "https:", "www."].contains { holds($0, at: position + 1) }
    }

    /// In HTML that is shown as text the quotes and brackets are written as references.
    private func isQuoteReference(at position: Int) -> Bool {
        bytes[position] == UInt8(ascii: "&")
            && ["&quot;", "&lt;", "&gt;", "&apos;", "&#34;", "&#39;"].contains {
                holds($0, at: position)
            }
    }

    private func holds(_ word: String, at position: Int) -> Bool {
        position + word.utf8.count <= bytes.count
            && bytes[position..<position + word.utf8.count].elementsEqual(word.utf8)
    }

    /// The end without punctuation that belongs to the sentence.
    private func trimmed(_ range: Range<Int>) -> Int {
        var end = range.upperBound
        while end > range.lowerBound, ".,;:!?*~([{}".utf8.contains(bytes[end - 1]) { end -= 1 }
        return end
    }

    private func stops(at position: Int) -> Bool {
        let byte = bytes[position]
        if byte < 0x80 { return byte <= 0x20 || byte == 0x7F || "\"<>'`".utf8.contains(byte) }
        let scalar = decodedScalar(bytes.span, at: position)
        switch scalar.properties.generalCategory {
        case .control, .spaceSeparator, .lineSeparator, .paragraphSeparator, .initialPunctuation,
            .finalPunctuation, .openPunctuation, .closePunctuation:
            return true
        case .otherPunctuation: return scalar.value >= 0x3000 || scalar == "\u{2026}"
        default: return false
        }
    }

    // MARK: Bytes

    /// What a bare host may be made of, from a position on: scripts without spaces are left out.
    private func hostRun(from start: Int) -> Range<Int> {
        var end = start
        while end < bytes.count, isInRun(at: end) { end += width(at: end) }
        return start..<max(start, end)
    }

    private func isInRun(at position: Int) -> Bool {
        if bytes[position] < 0x80 { return isHostByte(bytes[position]) }
        let kind = ScalarClass(decodedScalar(bytes.span, at: position))
        return kind == .letter || kind == .mark
    }

    private func byte(_ position: Int) -> UInt8? {
        position < bytes.count ? bytes[position] : nil
    }

    private func isSlash(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\")
    }

    private func width(at position: Int) -> Int {
        scalarAfter(position, in: bytes.span)?.utf8Count ?? 1
    }
}
