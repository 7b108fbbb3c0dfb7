// SPDX-License-Identifier: MIT

extension Submission {
    /// The bytes as they came, with our members in their `bailiff` object.
    ///
    /// Nothing else changes: order, white space, unknown members, spelling of numbers and escapes
    /// stay byte for byte. What only bailiff says is cut out of the sender's `bailiff` first, whether it
    /// is said this time or not, so that nobody can forge a verdict or claim to replace another's
    /// comment; a `bailiff` that is missing or null is made. A
    /// byte order mark and what surrounds the object are dropped; one newline ends it.
    ///
    /// - Parameter members: with names that differ.
    /// - Returns: what reads as the original values and the members.
    package func released(with members: [JSONMember]) -> [UInt8] {
        let edit = members.isEmpty ? nil : splice(members)
        let cut = edit?.range ?? outline.range.upperBound..<outline.range.upperBound
        var released = Array(bytes[startOfText(bytes)..<cut.lowerBound])
        released.append(contentsOf: edit?.bytes ?? [])
        released.append(contentsOf: bytes[cut.upperBound..<outline.range.upperBound])
        released.append(UInt8(ascii: "\n"))
        return released
    }

    /// Members of `bailiff` that are never the sender's.
    private static let reserved: Set = [
        "id", "replaces", "verdict", "automated", "by", "why", "held_seconds",
    ]

    /// Bytes that take the place of a stretch of the original.
    private struct Edit {
        let range: Range<Int>
        let bytes: [UInt8]
    }

    private func splice(_ members: [JSONMember]) -> Edit {
        let added = members.serialised()
        if let inner {
            return Edit(
                range: inner.range.lowerBound + 1..<inner.range.upperBound - 1,
                bytes: rewritten(
                    inner, without: Self.reserved.union(members.map(\.key)), adding: added))
        }
        let object = Array("{".utf8) + added + Array("}".utf8)
        if let own = outline.members.first(where: { $0.name == Self.ownName }) {
            return Edit(range: own.value, bytes: object)
        }
        // There is a last member: a comment has at least its content.
        let end = outline.members.last?.range.upperBound ?? outline.range.lowerBound + 1
        return Edit(range: end..<end, bytes: Array(",\"\(Self.ownName)\":".utf8) + object)
    }

    /// What stands between the braces afterwards: each member that stays brings along the comma and
    /// the space that stood before it; the first one brings what the first one had.
    private func rewritten(
        _ object: JSONOutline, without names: Set<String>, adding added: [UInt8]
    ) -> [UInt8] {
        let start = object.range.lowerBound + 1
        let first = object.members.first?.range.lowerBound ?? start
        var rewritten = Array(bytes[start..<first])
        var separatorStart = start
        for member in object.members {
            if !names.contains(member.name) {
                let isFirst = rewritten.count == first - start
                let from = isFirst ? member.range.lowerBound : separatorStart
                rewritten.append(contentsOf: bytes[from..<member.range.upperBound])
            }
            separatorStart = member.range.upperBound
        }
        if rewritten.count > first - start { rewritten.append(UInt8(ascii: ",")) }
        rewritten.append(contentsOf: added)
        rewritten.append(contentsOf: bytes[separatorStart..<object.range.upperBound - 1])
        return rewritten
    }
}
