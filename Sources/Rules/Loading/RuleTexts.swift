// SPDX-License-Identifier: MIT

package import Comments
package import Lines

/// The texts that a set of rules was made of: enough to make it again when the folder has changed.
package struct RuleTexts: Sendable, Equatable {
    struct File: Sendable, Equatable {
        let name: String
        let text: String
    }

    var files: [File] = []
    /// By the path below the rules folder.
    var lists: [String: String] = [:]

    /// Makes the set again.
    ///
    /// - Throws: all mistakes, such as that a rule by now needs examples.
    package func load(holdAt: Double, today: Day) throws(Diagnostics) -> RuleSet {
        try RuleSet.load(
            files: files.map { ($0.name, $0.text) },
            lists: { path in
                guard let text = lists[path] else { throw Missing() }
                return text
            }, holdAt: holdAt, today: today)
    }

    private struct Missing: Error, CustomStringConvertible {
        var description: String { "it was not kept" }
    }
}

extension RuleTexts {
    package var json: JSONValue {
        [
            "files": .array(files.map { ["name": .string($0.name), "text": .string($0.text)] }),
            "lists": .array(
                lists.sorted { $0.key < $1.key }.map {
                    ["name": .string($0.key), "text": .string($0.value)]
                }),
        ]
    }

    /// Nil for what is none.
    package init?(json: JSONValue) {
        guard let files = Self.texts(json["files"]), let lists = Self.texts(json["lists"]) else {
            return nil
        }
        self.files = files
        self.lists = Dictionary(lists.map { ($0.name, $0.text) }) { first, _ in first }
    }

    private static func texts(_ json: JSONValue?) -> [File]? {
        let elements = json?.elements
        let texts = elements?.compactMap { element -> File? in
            guard let name = element["name"]?.stringValue, let text = element["text"]?.stringValue
            else { return nil }
            return File(name: name, text: text)
        }
        return texts?.count == elements?.count ? texts : nil
    }
}
