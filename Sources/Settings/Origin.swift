// SPDX-License-Identifier: MIT

import Lines

extension Configuration {
    /// Where a value comes from; each wins over those before it.
    package enum Origin: Sendable, Equatable {
        case builtIn
        case file(name: String, line: Int)
        /// `BAILIFF_SPOOL`, `BAILIFF_LEDGER` or `BAILIFF_RULES`.
        case environment
        /// `--spool`, `--ledger` or `--rules`.
        case flag
    }

    /// For people: `built in`, `FILE:LINE`, `environment BAILIFF_SPOOL` or `flag --spool`.
    package func source(of key: Key) -> String {
        switch origin(of: key) {
        case .builtIn: "built in"
        case .file(let name, let line): "\(visible(name)):\(line)"
        case .environment: "environment \(key.variable)"
        case .flag: "flag \(key.flag)"
        }
    }

    /// A message, followed by where the paths that it speaks of were set, if anywhere.
    ///
    /// A path that is wrong is mended where it was written.
    package func explained(_ message: String) -> String {
        let paths: [(Key, String)] = [(.spool, spool), (.ledger, ledger), (.rules, rules)]
        let named = paths.filter { $1.utf8.count > 1 && message.contains(visible($1)) }
        // Of a folder and a file in it, the file is meant.
        let sources = named.filter { key, path in
            origin(of: key) != .builtIn && !named.contains { $0.1.hasPrefix(path + "/") }
        }
        return message
            + sources.map { "\nThe path of the \($0.0) comes from: \(source(of: $0.0))" }.joined()
    }
}

extension Configuration.Key {
    package var flag: String { "--" + rawValue }
    package var variable: String { environmentName(rawValue) }
}

/// What an environment variable of ours is called.
func environmentName(_ word: String) -> String { "BAILIFF_" + word.uppercased() }
