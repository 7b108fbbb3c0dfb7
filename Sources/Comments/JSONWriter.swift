// SPDX-License-Identifier: MIT

extension JSONValue {
    /// One line of JSON without spaces, safe to print and to embed.
    ///
    /// Control characters, also those that only steer terminals, and the line separators that
    /// JavaScript and line readers trip over are escaped.
    package func serialised() -> [UInt8] {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return bytes
    }

    /// ``serialised()`` as a text.
    package var text: String { String(decoding: serialised(), as: UTF8.self) }

    fileprivate func write(to bytes: inout [UInt8]) {
        switch self {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
        case .number(let text): bytes.append(contentsOf: text.utf8)
        case .string(let text): writeText(text, to: &bytes)
        case .array(let elements):
            bytes.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                element.write(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            bytes.append(contentsOf: members.serialised())
            bytes.append(UInt8(ascii: "}"))
        }
    }
}

extension [JSONMember] {
    /// The members as they stand between the braces of an object.
    func serialised() -> [UInt8] {
        var bytes: [UInt8] = []
        for (index, member) in enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            writeText(member.key, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            member.value.write(to: &bytes)
        }
        return bytes
    }
}

private func writeText(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    var rest = Array(text.utf8)[...]
    while let stop = rest.indices.first(where: { needsEscape(rest, at: $0) }) {
        bytes.append(contentsOf: rest[..<stop])
        rest = rest[stop...]
        bytes.append(contentsOf: escape(&rest).utf8)
    }
    bytes.append(contentsOf: rest)
    bytes.append(UInt8(ascii: "\""))
}

/// Whether a scalar that is not written as it is starts at this byte.
private func needsEscape(_ bytes: ArraySlice<UInt8>, at index: Int) -> Bool {
    switch bytes[index] {
    case 0..<0x20, 0x22, 0x5C, 0x7F: true
    // U+0080 to U+009F are C2 80 to C2 9F.
    case 0xC2: bytes[index + 1] < 0xA0
    // U+2028 and U+2029 are E2 80 A8 and E2 80 A9.
    case 0xE2: bytes[index + 1] == 0x80 && bytes[index + 2] & 0xFE == 0xA8
    default: false
    }
}

/// Takes the scalar at the head and gives its escape.
private func escape(_ rest: inout ArraySlice<UInt8>) -> String {
    let first = rest.removeFirst()
    switch first {
    case 0x22: return #"\""#
    case 0x5C: return #"\\"#
    case 0x0A: return #"\n"#
    case 0x0D: return #"\r"#
    case 0x09: return #"\t"#
    case 0xC2: return #"\u00"# + rest.removeFirst().hexDigits
    case 0xE2:
        rest.removeFirst()
        return rest.removeFirst() == 0xA8 ? #"\u2028"# : #"\u2029"#
    default: return #"\u00"# + first.hexDigits
    }
}
