// SPDX-License-Identifier: MIT

import ArgumentParser
import Comments
import Ledger

struct Refuse: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Refuse comments, and learn what they are.",
        discussion: """
            Only a person refuses. A comment that is out is withdrawn: the blog gets a
            notice to take it down. "other" (rude, off-topic) teaches nothing.

            Example:
              bailiff refuse 3fa2 --as shill
              bailiff list --json | bailiff refuse --as spam -
            """)

    @Option(
        name: .customLong("as"),
        help: "spam, shill or other; without it, what each comment is held as.")
    var kind: Refusal?

    @OptionGroup var order: Order

    func run() throws {
        try reporting {
            try order.carryOut { entry in .refuse(as: try kind ?? heldAs(entry)) }
        }
    }

    /// What a comment is held as; one that is held as nothing needs to be told.
    private func heldAs(_ entry: Entry) throws -> Refusal {
        if let refusal = Refusal(entry.commentClass) { return refusal }
        throw Problem(
            .data,
            "\(entry.id.short) is not held as spam or shill: say --as spam, shill or other"
        )
    }
}

extension Refusal: ExpressibleByArgument {
    fileprivate init?(_ commentClass: CommentClass?) {
        switch commentClass {
        case .spam: self = .spam
        case .shill: self = .shill
        case .genuine, nil: return nil
        }
    }
}
