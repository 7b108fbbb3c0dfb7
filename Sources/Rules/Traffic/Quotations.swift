// SPDX-License-Identifier: MIT

/// The stretches of a body that are marked as somebody else's words: lines that start with `>`, and
/// what stands in `<blockquote>`.
func quotations(in body: [UInt8]) -> [Range<Int>] {
    let lines = body.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true)
    let quoted = lines.filter { line in
        let text = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        return text.starts(with: ">".utf8) || text.starts(with: "&gt;".utf8)
    }
    return quoted.map(\.indices) + blockquotes(in: body)
}

/// The tags of a body: `<b>`, `</p>`, `<a href="…">`.
func tags(in body: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var position = 0
    while let start = body[position...].firstIndex(of: UInt8(ascii: "<")) {
        position = start + 1
        guard position < body.count, isTagStart(body[position]) else { continue }
        // Longer ones are no tags, and looking for their ends would take the length squared.
        let rest = body[position..<min(body.count, position + 1000)]
        guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { continue }
        found.append(start..<end + 1)
        position = end + 1
    }
    return found
}

private func isTagStart(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
}

/// From the first opening tag of a nest to its last closing one, or to the end.
private func blockquotes(in body: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var depth = 0
    var start = 0
    for tag in tags(in: body) {
        let name = body[tag].dropFirst().prefix(11).map { $0 | 0x20 }
        if name.starts(with: "blockquote".utf8) {
            if depth == 0 { start = tag.lowerBound }
            depth += 1
        } else if depth > 0, name.starts(with: "/blockquote".utf8) {
            depth -= 1
            if depth == 0 { found.append(start..<tag.upperBound) }
        }
    }
    return depth > 0 ? found + [start..<body.count] : found
}
