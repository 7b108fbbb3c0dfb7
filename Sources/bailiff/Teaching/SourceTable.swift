// SPDX-License-Identifier: MIT

import Comments
import Ledger
import Lines

/// Where examples came from, one source a line.
struct SourceTable {
    let sources: [PastSource]

    func tell(json: Bool) {
        if json { return sources.forEach { print($0.json.text) } }
        guard !sources.isEmpty else {
            return complain("nobody has brought examples: bailiff train --help says how")
        }
        print(Ink.dim(PastSource.heading))
        for source in sources { print(source.text) }
    }
}

extension PastSource {
    fileprivate static let heading =
        leftPadded("SOURCE", 6) + leftPadded("AGE", 8) + "  " + padded("BY", 10)
        + leftPadded("GENUINE", 8) + leftPadded("SHILL", 7) + leftPadded("SPAM", 7) + "  "
        + padded("STATE", 16) + "NAME"

    /// The name comes last and whole, so that it can be copied.
    fileprivate var text: String {
        leftPadded("\(number)", 6) + leftPadded(age(since: source.at), 8) + "  "
            + padded(oneLine(source.clerk.name, width: 10), 10)
            + leftPadded("\(brought(.genuine))", 8) + leftPadded("\(brought(.shill))", 7)
            + leftPadded("\(brought(.spam))", 7) + "  " + padded(state, 16) + visible(source.name)
    }

    /// All that was new in it when it came.
    private func brought(_ commentClass: CommentClass) -> Int {
        count(.waiting, .standing, .replaced, .gone, of: commentClass)
    }

    private var state: String {
        let (waiting, replaced) = (count(.waiting), count(.replaced))
        if undoneBy != nil {
            return waiting + replaced + count(.standing) > 0 ? "being taken back" : "taken back"
        }
        if waiting > 0 { return "\(waiting) waiting" }
        return replaced > 0 ? "\(replaced) replaced" : "learnt"
    }

    fileprivate var json: JSONValue {
        .record([
            "source": .number(number),
            "name": .string(source.name),
            "at": .string(timestamp(source.at)),
            "by": .string(source.clerk.name),
            "uid": .number(source.clerk.uid),
            "sudo_uid": source.clerk.sudoUID.map { .number($0) },
            "genuine": .number(brought(.genuine)),
            "shill": .number(brought(.shill)),
            "spam": .number(brought(.spam)),
            "waiting": .number(count(.waiting)),
            "standing": .number(count(.standing)),
            "replaced": .number(count(.replaced)),
            "taken_back": .bool(undoneBy != nil),
        ])
    }
}
