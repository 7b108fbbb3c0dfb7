// SPDX-License-Identifier: MIT

import Lines

/// Which rule files have been read, and by which includes the one in hand was reached.
///
/// Each file is read once, where it is asked for first: a file of the folder that another one
/// includes comes before its turn, and at its turn nothing is left to do.
struct Inclusions {
    private static let depth = 16
    private static let fileCount = 1000

    /// In the order in which reading them began.
    private(set) var files: [String] = []
    private var begun: Set<String> = []
    /// The texts of the folder's own files.
    private let own: [String: String]
    /// The includes that led to the file in hand, the outermost first.
    private var path: [(file: String, line: Int)] = []

    init(own files: [(name: String, text: String)]) {
        own = Dictionary(files.map { ($0.name, $0.text) }) { first, _ in first }
    }

    /// Notes that a file is read now; false where it was before.
    mutating func begin(_ file: String) -> Bool {
        guard begun.insert(file).inserted else { return false }
        files.append(file)
        return true
    }

    /// What keeps a file from being included at a place; nil where nothing does.
    func objection(to file: String, in current: String) -> String? {
        let name = quoted(file)
        if file == current { return "a file cannot include itself" }
        if let place = path.first(where: { $0.file == file }) {
            return "\(name) cannot be included here: this file is a part of it, by the include at "
                + "\(visible(place.file)):\(place.line)"
        }
        guard !begun.contains(file) else { return nil }
        if path.count >= Self.depth { return "includes are more than \(Self.depth) deep here" }
        return files.count >= Self.fileCount
            ? "there are more than \(Self.fileCount) rule files" : nil
    }

    /// The text of a file of the folder.
    func text(of file: String) -> String? { own[file] }

    /// What somebody may have meant by the name of a file that is not there.
    func suggestion(for file: String) -> String { Rules.suggestion(file, own.keys.sorted()) }

    mutating func enter(from file: String, line: Int) { path.append((file, line)) }
    mutating func leave() { path.removeLast() }
}

extension RuleReader {
    /// Reads the file that `include "shop/site.rules"` names, as if it stood there.
    mutating func include(_ head: Statement, _ lines: ArraySlice<SourceLine>) {
        for line in lines { reportStray(line) }
        do throws(Mistake) {
            var cursor = Cursor(head)
            let path = try cursor.path(of: "a rule file")
            let name = escapedName(Array(path.value.utf8))
            guard path.value.hasSuffix(".rules") else {
                throw Mistake(path, "the name of a rule file ends in .rules")
            }
            if let objection = inclusions.objection(to: name, in: file) {
                throw Mistake(path, objection)
            }
            guard let text = try unread(name, path) else { return }
            let outer = file
            inclusions.enter(from: outer, line: head.line)
            read(text, file: name)
            inclusions.leave()
            file = outer
        } catch {
            report(error, at: head)
        }
    }

    /// The text of a file; nil where it was read before.
    private mutating func unread(_ name: String, _ path: Token) throws(Mistake) -> String? {
        guard inclusions.begin(name) else { return nil }
        if let text = inclusions.text(of: name) { return text }
        do {
            return try context.included(path.value)
        } catch {
            throw Mistake(
                path,
                "the rule file \(quoted(path.value)) cannot be read: \(error)"
                    + inclusions.suggestion(for: name))
        }
    }
}
