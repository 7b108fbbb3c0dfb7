// SPDX-License-Identifier: MIT

/// The structure of JSON: values, lists, objects.
///
/// Texts, numbers and complaints have files of their own beside this one.
/// It recurses once a level and refuses what is deeper than the limit before it goes there.
struct JSONReader {
    let bytes: [UInt8]
    /// The next byte to be read.
    var position: Int

    private let innerName: String
    private let limit: Int
    /// The objects at depth 1 and 2 that ended last.
    private var outline: JSONOutline?
    private var child: JSONOutline?
    private var inner: JSONOutline?

    init(_ bytes: [UInt8], outlining name: String, depth: Int) {
        self.bytes = bytes
        position = startOfText(bytes)
        innerName = name
        limit = depth
    }

    mutating func document() throws(ParseFailure) -> JSONDocument {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw failure(at: 0, "this is UTF-16; save it as UTF-8")
        }
        skipSpace()
        guard next != nil else { throw failure(at: position, "there is no value here, only space") }
        let start = position
        let value = try value(depth: 1)
        skipSpace()
        guard next == nil else { throw trailing() }
        return JSONDocument(value: value, start: start, outline: outline, inner: inner)
    }

    var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    func failure(at offset: Int, _ message: String) -> ParseFailure {
        ParseFailure(at: offset, of: bytes, message)
    }

    /// Reads the value that starts here; the depth is the one that it has if it is a container.
    private mutating func value(depth: Int) throws(ParseFailure) -> JSONValue {
        guard let next else { throw noValue() }
        switch next {
        case UInt8(ascii: "\""): return .string(try text())
        case UInt8(ascii: "{"): return .object(try object(depth: depth))
        case UInt8(ascii: "["): return .array(try array(depth: depth))
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
        case UInt8(ascii: "a")...UInt8(ascii: "z"): return try word()
        default: throw noValue()
        }
    }

    private mutating func array(depth: Int) throws(ParseFailure) -> [JSONValue] {
        let opening = try enter(depth)
        var elements: [JSONValue] = []
        if closes(UInt8(ascii: "]")) { return elements }
        repeat {
            elements.append(try value(depth: depth + 1))
        } while try separator(closing: UInt8(ascii: "]"), opening: opening)
        return elements
    }

    private mutating func object(depth: Int) throws(ParseFailure) -> [JSONMember] {
        let opening = try enter(depth)
        var outline = JSONOutline(range: opening..<opening)
        var members: [JSONMember] = []
        var keys = SeenKeys()
        if !closes(UInt8(ascii: "}")) {
            repeat {
                let (member, place) = try member(depth: depth)
                if let first = keys.index(of: member.key, orAppend: members) {
                    throw duplicate(of: outline.members[first].range.lowerBound, at: place.range)
                }
                members.append(member)
                outline.members.append(place)
            } while try separator(closing: UInt8(ascii: "}"), opening: opening)
        }
        outline.range = opening..<position
        note(outline, depth: depth)
        return members
    }

    private mutating func member(
        depth: Int
    ) throws(ParseFailure) -> (JSONMember, JSONOutline.Member) {
        let start = position
        guard next == UInt8(ascii: "\"") else { throw noKey() }
        let key = try text()
        skipSpace()
        guard next == UInt8(ascii: ":") else { throw noColon() }
        position += 1
        skipSpace()
        let valueStart = position
        let value = try value(depth: depth + 1)
        if depth == 1, case .object = value, key.utf8.elementsEqual(innerName.utf8) {
            inner = child
        }
        return (
            JSONMember(key: key, value: value),
            JSONOutline.Member(
                name: key, range: start..<position, value: valueStart..<position)
        )
    }

    /// Goes past an opening bracket and the space after it; gives back where it stood.
    private mutating func enter(_ depth: Int) throws(ParseFailure) -> Int {
        let opening = position
        guard depth <= limit else {
            throw failure(
                at: opening,
                "lists and objects nest more than \(limit) deep here; take some levels out")
        }
        position += 1
        skipSpace()
        return opening
    }

    private mutating func closes(_ bracket: UInt8) -> Bool {
        guard next == bracket else { return false }
        position += 1
        return true
    }

    /// Whether another element follows; false once the closing bracket has been read.
    private mutating func separator(closing: UInt8, opening: Int) throws(ParseFailure) -> Bool {
        skipSpace()
        if closes(closing) { return false }
        guard next == UInt8(ascii: ",") else { throw noComma(closing: closing, opening: opening) }
        let comma = position
        position += 1
        skipSpace()
        if next == closing {
            throw failure(at: comma, "nothing follows this comma; remove it")
        }
        return true
    }

    private mutating func note(_ ended: JSONOutline, depth: Int) {
        switch depth {
        case 1: outline = ended
        case 2: child = ended
        default: break
        }
    }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
            position += 1
        }
    }
}

/// The keys that an object has had, compared byte by byte: canonically equal is not the same.
private struct SeenKeys {
    /// Up to here a search is quicker than a table.
    private static let few = 16
    private var table: [[UInt8]: Int] = [:]

    /// Where the key stands among the members so far; where it is new it is taken as the next.
    mutating func index(of key: String, orAppend members: [JSONMember]) -> Int? {
        if members.count < Self.few {
            return members.firstIndex {
                $0.key.utf8.count == key.utf8.count && $0.key.utf8.elementsEqual(key.utf8)
            }
        }
        if table.isEmpty {
            for (index, member) in members.enumerated() { table[Array(member.key.utf8)] = index }
        }
        let bytes = Array(key.utf8)
        if let first = table[bytes] { return first }
        table[bytes] = members.count
        return nil
    }
}
