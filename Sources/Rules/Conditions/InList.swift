// SPDX-License-Identifier: MIT

import Lines
import Text

/// `link.host in list shorteners`: the host or one of its parents is an entry.
struct HostInList: Condition {
    let field: Field
    let entries: HostEntries
    let list: String

    var cost: Cost { .lookup }

    func holds(in evaluation: inout Evaluation) -> Bool {
        let day = evaluation.day
        let found = evaluation.facts.values(of: field).compactMap { value in
            entries.entry(value.host, on: day).map { (value.mark, $0) }
        }
        evaluation.note(found.lazy.map(\.0))
        evaluation.note(found.lazy.map(\.1), of: entries.notes, in: list)
        return !found.isEmpty
    }
}

/// `author in list banned`: the whole of the folded text is an entry.
struct NameInList: Condition {
    let field: Field
    let entries: PhraseEntries
    let list: String

    var cost: Cost { .lookup }

    func holds(in evaluation: inout Evaluation) -> Bool {
        let day = evaluation.day
        let found = evaluation.facts.folded(field).compactMap { view in
            entries.entry(view.folded.bytes, on: day).map { (view.passage.mark, $0) }
        }
        evaluation.note(found.lazy.map(\.0))
        evaluation.note(found.lazy.map(\.1), of: entries.notes, in: list)
        return !found.isEmpty
    }
}

/// `body in list phrases`: an entry occurs in the folded text, as whole words.
struct PhraseInList: Condition {
    let field: Field
    let entries: PhraseEntries
    /// Of the list: conditions on the same one share its needle.
    let list: String
    private var needle: Needle?

    init(field: Field, entries: PhraseEntries, list: String) {
        self.field = field
        self.entries = entries
        self.list = list
    }

    var cost: Cost { .phrases }
    var trigger: Trigger? { needle.map { .needle($0.id, in: field, .folded) } }

    func bound(to matcher: inout MatcherBuilder) -> any Condition {
        var bound = self
        bound.needle = matcher.list(list, entries.pool)
        return bound
    }

    func holds(in evaluation: inout Evaluation) throws(Interruption) -> Bool {
        guard let needle else { return false }
        var found: [Int] = []
        for seen in try evaluation.sightings(field) {
            var places = PhrasePlaces(seen.view.search, wholeWords: true)
            for (number, start) in seen.sightings.places(of: needle) {
                guard entries.isInForce(number, on: evaluation.day) else { continue }
                let length = entries.pool.range(of: number).count
                if places.add(start, of: number, length: length), found.last != number {
                    found.append(number)
                }
            }
            evaluation.note(places.marks(in: seen.view))
        }
        evaluation.note(found, of: entries.notes, in: list)
        return !found.isEmpty
    }
}

extension Cursor {
    mutating func inList(_ field: Field, _ names: inout Names) throws(Mistake) -> any Condition {
        guard skip("list") else {
            throw Mistake(next?.column ?? statement.end, "expected \"list\" and a list's name")
        }
        let token = try word("a list's name")
        guard var list = names.lists[token.value] else {
            throw Mistake(
                token,
                "there is no list called \(quoted(token.value)) above this line"
                    + suggestion(token.value, names.lists.keys.sorted()))
        }
        try finish()
        if names.unreadableLists.contains(token.value) { names.leansOnUnreadableList = true }
        if names.emptyLists.contains(token.value) {
            let name = quoted(token.value)
            warn(Mistake(token, "this never holds: no entry of list \(name) is in force"))
        }
        // Puts back the table that is made at the first use.
        defer { names.lists[token.value] = list }
        switch field.kind {
        case .host: return HostInList(field: field, entries: list.hosts, list: token.value)
        case .name: return NameInList(field: field, entries: list.phrases, list: token.value)
        case .prose: return PhraseInList(field: field, entries: list.phrases, list: token.value)
        }
    }
}
