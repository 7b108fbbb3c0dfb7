// SPDX-License-Identifier: MIT

import ArgumentParser
import Ledger

struct Hold: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Put comments into quarantine, to look at later.",
        discussion: """
            A comment that is out is taken back: the blog gets a notice. Holding teaches
            nothing.

            Example:
              bailiff hold 3fa2 --why "asking the writer first"
            """)

    @OptionGroup var order: Order

    func run() throws { try reporting { try order.carryOut(.hold) } }
}
