// SPDX-License-Identifier: MIT

import ArgumentParser
import Ledger
import Lines
import Settings

/// Where things are: the same flags on every command.
struct Places: ParsableArguments {
    @Option(name: .customLong("config"), help: "The configuration file.")
    var config: String?

    @Option(help: "The spool's folder; overrides the configuration.")
    var spool: String?

    @Option(help: "The ledger's file; overrides the configuration.")
    var ledger: String?

    @Option(help: "The folder of the rules; overrides the configuration.")
    var rules: String?

    /// The configuration with the flags applied.
    func configuration() throws -> Configuration {
        do {
            var configuration = try Configuration.read(named: config)
            configuration.override(spool: spool, ledger: ledger, rules: rules)
            return configuration
        } catch {
            throw Problem(.configuration, error.description)
        }
    }

    /// The ledger that the daemon made.
    func record() throws -> SQLiteRecord {
        let path = try configuration().ledger
        do {
            return try SQLiteRecord.openForCommand(path: path)
        } catch {
            throw Problem(error, path: path)
        }
    }
}

/// Output for programs instead of people.
struct OutputOptions: ParsableArguments {
    @Flag(help: "One JSON object a line, for other programs.")
    var json = false
}
