// SPDX-License-Identifier: MIT

import ArgumentParser
import Lines

/// The words of a command line, as the parser is to see them.
///
/// The parser knows no flag before its command and no near miss of a command, so both are seen to
/// before it. Everything else is left to it.
struct CommandLineWords {
    /// Flags of every command that a person writes before it, as with other programs.
    private static let leading = ["--config", "--spool", "--ledger", "--rules"]

    private(set) var words: [String]

    /// - Throws: where no command has that name, with what was likely meant.
    init(_ words: [String], root: any ParsableCommand.Type) throws(UnknownCommand) {
        let (flags, rest) = Self.split(words)
        guard let verb = rest.first, !verb.hasPrefix("-") else {
            self.words = rest
            return
        }
        if verb == "help" {
            self.words =
                [verb] + rest.dropFirst().map { Self.shorthands[$0]?.first ?? $0 }
            return
        }
        let meant = Self.meant(rest)
        let depth = try Self.depth(of: meant, in: root)
        self.words = Array(meant.prefix(depth)) + flags + Array(meant.dropFirst(depth))
    }

    /// The flags that stand before the command, with their values, and what follows.
    private static func split(_ words: [String]) -> (flags: [String], rest: [String]) {
        var flags: [String] = []
        var rest = words[...]
        while let word = rest.first {
            if leading.contains(word), rest.count > 1 {
                flags += rest.prefix(2)
                rest = rest.dropFirst(2)
            } else if word == "--json" || leading.contains(where: { word.hasPrefix($0 + "=") }) {
                flags.append(word)
                rest = rest.dropFirst()
            } else {
                break
            }
        }
        return (flags, Array(rest))
    }

    /// `spam 3fa2` is `refuse --as spam 3fa2`.
    private static func meant(_ words: [String]) -> [String] {
        guard let verb = words.first, let spelt = shorthands[verb] else { return words }
        return spelt + words.dropFirst()
    }

    private static let shorthands = [
        "spam": ["refuse", "--as", "spam"], "shill": ["refuse", "--as", "shill"],
    ]

    /// How many words name the command, such as two for `rules lint`.
    private static func depth(
        of words: [String], in root: any ParsableCommand.Type
    ) throws(UnknownCommand) -> Int {
        var command = root
        for (depth, word) in words.enumerated() {
            guard !command.configuration.subcommands.isEmpty, !word.hasPrefix("-") else {
                return depth
            }
            guard let next = command.configuration.subcommands.first(where: { $0.isNamed(word) })
            else { throw UnknownCommand(word, after: Array(words.prefix(depth)), in: command) }
            command = next
        }
        return words.count
    }
}

extension ParsableCommand {
    fileprivate static func isNamed(_ word: String) -> Bool { allNames.contains(word) }

    /// The name and what it may be called as well.
    static var allNames: [String] { [_commandName] + configuration.aliases }
}
