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

    @OptionGroup var selection: Selection
    @OptionGroup var options: OrderOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var places: Places

    func run() throws {
        try reporting {
            guard let kind else { return try refuseAsHeld() }
            try order(selection).carryOut(.refuse(as: kind))
        }
    }

    /// Each as what it is held as; a comment that is held as nothing needs to be told.
    private func refuseAsHeld() throws {
        let entries = try selection.resolved(in: try places.record())
        guard let unclear = entries.first(where: { Refusal($0.commentClass) == nil }) else {
            for kind in Refusal.allCases {
                let ids = entries.filter { Refusal($0.commentClass) == kind }
                guard !ids.isEmpty else { continue }
                var some = selection
                some.ids = ids.map { "\($0.id)" }
                try order(some).carryOut(.refuse(as: kind))
            }
            return
        }
        throw Problem(
            .data,
            "\("\(unclear.id)".prefix(10)) is not held as spam or shill: say --as spam, shill or other"
        )
    }

    private func order(_ selection: Selection) -> Order {
        Order(places: places, selection: selection, options: options, output: output)
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
