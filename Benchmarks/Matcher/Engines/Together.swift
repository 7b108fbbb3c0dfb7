// SPDX-License-Identifier: MIT

import Comments
import Rules

/// Bailiff's matcher without the rules: the same work that the library beside it does.
struct Together: Engine {
    private let needles: NeedleSet
    private let scratch = MatchScratch()

    init(_ needles: [Needle]) throws {
        self.needles = NeedleSet(
            try needles.map { needle in
                switch needle.kind {
                case .literal(let text): .literal(text)
                case .pattern(let source, let flags):
                    .pattern(try Pattern(source, flags: flags))
                }
            })
    }

    func find(in text: Workload.Sample, into found: inout [UInt32]) throws {
        try needles.matches(in: text.comment.content, scratch: scratch) { number in
            found.append(UInt32(number))
        }
    }
}
