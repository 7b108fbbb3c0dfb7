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
    /// Those that are included from below the folder, by their path.
    var included: [String: String] = [:]
    /// By the path below the rules folder.
    var lists: [String: String] = [:]

    /// Makes the set again.
    ///
    /// - Throws: all mistakes, such as that a rule by now needs examples.
    package func load(holdAt: Double, today: Day) throws(Diagnostics) -> RuleSet {
        try RuleSet.load(
            files: files.map { ($0.name, $0.text) }, included: { try Self.kept($0, included) },
            lists: { try Self.kept($0, lists) }, holdAt: holdAt, today: today)
    }

    private static func kept(_ path: String, _ texts: [String: String]) throws -> String {
        guard let text = texts[path] else { throw Missing() }
        return text
    }

    private struct Missing: Error, CustomStringConvertible {
        var description: String { "it was not kept" }
    }
}

extension RuleTexts {
    package var json: JSONValue {
        [
            "files": .array(files.map(Self.json)),
            "included": Self.json(included),
            "lists": Self.json(lists),
        ]
    }

    private static func json(_ file: File) -> JSONValue {
        ["name": .string(file.name), "text": .string(file.text)]
    }

    private static func json(_ texts: [String: String]) -> JSONValue {
        .array(
            texts.sorted { $0.key < $1.key }.map { json(File(name: $0.key, text: $0.value)) })
    }

    /// Nil for what is none.
    package init?(json: JSONValue) {
        guard let files = Self.texts(json["files"]), let lists = Self.texts(json["lists"]) else {
            return nil
        }
        self.files = files
        self.lists = Self.byName(lists)
        // What an earlier version kept has none.
        self.included = Self.byName(Self.texts(json["included"]) ?? [])
    }

    private static func byName(_ files: [File]) -> [String: String] {
        Dictionary(files.map { ($0.name, $0.text) }) { first, _ in first }
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
