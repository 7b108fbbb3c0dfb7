// SPDX-License-Identifier: MIT

import ArgumentParser

struct ModelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "model",
        abstract: "Look at what was learnt from decisions, or count it anew.",
        discussion: """
            The ledger holds every decision. The model is what they add up to; it lies
            in a file beside the ledger, so that a start is quick, and may be removed
            at any time: it is made again.

            Example:
              bailiff model show
              bailiff model rebuild
            """,
        subcommands: [ModelShow.self, ModelRebuild.self])
}
