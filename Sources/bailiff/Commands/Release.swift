// SPDX-License-Identifier: MIT

import ArgumentParser
import Ledger

struct Release: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Let comments through, and learn from it.",
        discussion: """
            A comment that is out already is confirmed: it stays as it is and bailiff
            learns that it is genuine.

            Example:
              bailiff release 3fa2 --why "asked the writer"
            """,
        aliases: ["approve", "ham"])

    @OptionGroup var order: Order

    func run() throws { try reporting { try order.carryOut(.release) } }
}
