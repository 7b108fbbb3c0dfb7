// SPDX-License-Identifier: MIT

import ArgumentParser

/// The moderators' command: it inserts decisions, `bailiffd` alone acts on them.
@main
struct Bailiff: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bailiff",
        abstract: "The moderators' command of bailiff, a comment court for blogs.",
        discussion: """
            Comments wait in quarantine until a person releases or refuses them. An id
            may be cut to any prefix that is unique; "-" in its place reads ids from
            standard input.

            Example:
              bailiff list                    what is held
              bailiff why 3fa2                why this one is
              bailiff release 3fa2            let it through; bailiff learns from it
              bailiff list --json | bailiff refuse --as spam -

            Exit codes: 0 done, 10 held (check), 64 wrong usage, 65 wrong data, 66 not
            found, 69 unavailable, 73 cannot write, 75 try again, 78 wrong configuration
            or rules.
            """,
        version: version,
        subcommands: [
            List.self, Show.self, Why.self, Release.self, Refuse.self, Hold.self, Undo.self,
            Status.self, Log.self, Check.self, Submit.self, RulesCommand.self, ConfigCommand.self,
        ])
}

/// Raised with each release; the changelog says what came with it.
let version = "0.1.0"
