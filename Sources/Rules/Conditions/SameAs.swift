// SPDX-License-Identifier: MIT

import Lines
import Text

/// `author.email.domain same as link.domain`: a value of the one field is a value of the other.
struct SameAs: Condition {
    let field: Field
    let other: Field

    var cost: Cost { .lookup }

    func holds(in evaluation: inout Evaluation) -> Bool {
        let ours = evaluation.values(of: field)
        let theirs = evaluation.values(of: other)
        let common = Set(ours.map(\.key)).intersection(theirs.map(\.key))
        evaluation.note((ours + theirs).lazy.filter { common.contains($0.key) }.map(\.passage.mark))
        return !common.isEmpty
    }
}

/// `ip is "192.0.2.7"`: the whole of the text, after folding; a host as it stands.
struct Equals: Condition {
    let field: Field
    let wanted: Set<[UInt8]>

    var cost: Cost { .lookup }

    func holds(in evaluation: inout Evaluation) -> Bool {
        let found = evaluation.values(of: field).filter { wanted.contains($0.key) }
        evaluation.note(found.lazy.map(\.passage.mark))
        return !found.isEmpty
    }
}

extension Evaluation {
    /// The values of a field in the spelling in which whole values are compared.
    ///
    /// What folding leaves nothing of is like no other.
    fileprivate mutating func values(of field: Field) -> [(passage: Passage, key: [UInt8])] {
        let values =
            field.kind == .host
            ? facts.values(of: field).map { (passage: $0, key: Array($0.text.utf8)) }
            : facts.folded(field).map { (passage: $0.passage, key: wholeKey($0.folded.bytes)) }
        return values.filter { !$0.key.isEmpty }
    }
}

extension Cursor {
    mutating func sameAs(_ field: Field) throws(Mistake) -> SameAs {
        guard skip("as") else { throw Mistake(next?.column ?? statement.end, "expected \"as\"") }
        let token = try word("a field")
        guard let other = Field(rawValue: token.value) else {
            throw .unknownField(token)
        }
        guard other != field else { throw Mistake(token, "a field is always the same as itself") }
        guard (field.kind == .host) == (other.kind == .host) else {
            throw Mistake(
                token,
                "\(field.rawValue) is \(field.kind.rawValue) and \(other.rawValue) is "
                    + "\(other.kind.rawValue): the two are never the same")
        }
        try finish()
        return SameAs(field: field, other: other)
    }

    mutating func equals(_ field: Field) throws(Mistake) -> Equals {
        var wanted: Set<[UInt8]> = []
        for token in try texts() {
            let isHost = field.kind == .host
            wanted.insert(
                isHost ? Array(comparable(token.value).utf8) : wholeKey(try phrase(token).bytes))
        }
        try finish()
        return Equals(field: field, wanted: wanted)
    }
}
