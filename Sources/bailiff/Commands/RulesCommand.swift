// SPDX-License-Identifier: MIT

import ArgumentParser

struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "Work with the rules that moderators write.",
        discussion: """
            Example:
              bailiff rules lint                 # is everything right
              bailiff rules explain goldfish     # one rule in words
              bailiff rules test goldfish        # its examples
              bailiff rules try                  # what the edited rules would change
              bailiff rules stats                # which rules earn their keep
            """,
        subcommands: [
            Lint.self, FormatRules.self, ExplainRules.self, TestRules.self, TryRules.self,
            RuleStats.self, ImportRules.self,
        ])
}
