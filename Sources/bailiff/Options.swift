// SPDX-License-Identifier: MIT

import ArgumentParser
import Foundation
import Ledger
import Lines
import Settings

/// Where things are: the same flags on every command.
struct Places: ParsableArguments {
    @Option(help: "The configuration file (or BAILIFF_CONFIG).")
    var config: String?

    @Option(help: "The spool's folder (or BAILIFF_SPOOL).")
    var spool: String?

    @Option(help: "The ledger's file (or BAILIFF_LEDGER).")
    var ledger: String?

    @Option(help: "The folder of the rules (or BAILIFF_RULES).")
    var rules: String?

    /// What is in force, from flags, environment and file.
    func configuration() throws -> Configuration {
        do throws(Diagnostics) {
            return try Configuration.effective(
                flags: GivenPaths(config: config, spool: spool, ledger: ledger, rules: rules),
                environment: ProcessInfo.processInfo.environment)
        } catch {
            throw Problem(.configuration, error.description)
        }
    }

    /// Which file is read, as a remark of a configuration file.
    var fileWords: String {
        let environment = GivenPaths(environment: ProcessInfo.processInfo.environment)
        let path = config ?? environment.config ?? Configuration.defaultPath
        let isThere = FileManager.default.fileExists(atPath: path)
        return "# the file: \(visible(path))" + (isThere ? "" : " (not there: all is built in)")
    }

    /// Whether the environment names places: then it is no service of the system that works there.
    var areInEnvironment: Bool {
        GivenPaths(environment: ProcessInfo.processInfo.environment) != GivenPaths()
    }

    /// The flags that a hint must repeat, so that the command that is copied is about the same
    /// things: `--config` and those of some keys, as far as they were given.
    func flags(_ keys: Configuration.Key...) -> String {
        let given: [(flag: String, path: String?)] =
            [("--config", config)]
            + keys.map { key in
                switch key {
                case .spool: (key.flag, spool)
                case .ledger: (key.flag, ledger)
                case .rules: (key.flag, rules)
                default: (key.flag, nil)
                }
            }
        return given.compactMap { flag, path in path.map { " \(flag) \(shellWord($0))" } }.joined()
    }

    /// The ledger that the daemon made.
    func record() throws -> SQLiteRecord {
        let configuration = try configuration()
        do {
            return try SQLiteRecord.openForCommand(path: configuration.ledger)
        } catch {
            let problem = Problem(error, path: configuration.ledger)
            throw Problem(problem.code, configuration.explained(problem.description))
        }
    }
}

/// Output for programs instead of people.
struct OutputOptions: ParsableArguments {
    @Flag(help: "One JSON object a line, for other programs.")
    var json = false
}

/// A word as a shell takes it back.
func shellWord(_ word: String) -> String {
    let isPlain = word.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || $0.properties.numericType != nil
            || "_./-+:@%".unicodeScalars.contains($0)
    }
    return isPlain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
}
