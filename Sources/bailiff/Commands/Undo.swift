// SPDX-License-Identifier: MIT

import ArgumentParser
import Ledger

struct Undo: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take back the last decision on comments, and what was learnt from it.",
        discussion: """
            Once more takes back the decision before. What was released by it is
            withdrawn, what was withdrawn is released again.

            Example:
              bailiff undo 3fa2
            """)

    @OptionGroup var order: Order

    func run() throws { try reporting { try order.carryOut(.undo) } }
}
