// SPDX-License-Identifier: MIT

import Comments
import Foundation
import Rules
import Text

/// The comments and what is looked for in them.
struct Workload {
    let texts: [Sample]
    let needles: [Needle]

    /// A comment's body in the forms in which the engines read it.
    struct Sample {
        let comment: Comments.Comment
        let raw: [UInt8]
        /// Folded, every run of white space one space: the text in which a literal of a rule
        /// stands exactly where it stands byte for byte.
        let folded: [UInt8]

        init(_ comment: Comments.Comment) {
            self.comment = comment
            raw = Array(comment.content.utf8)
            folded = FoldedPhrase(comment.content).bytes
        }
    }

    /// Bytes of all bodies as written: what every cost is divided by.
    var bytes: Int { texts.reduce(0) { $0 + $1.raw.count } }

    var meanBytes: Double { Double(bytes) / Double(max(1, texts.count)) }

    func prefix(_ count: Int) -> Workload {
        Workload(texts: Array(texts.prefix(count)), needles: needles)
    }
}

extension Workload {
    /// Reads JSON lines: all comments, and the first so many needles.
    static func read(texts: String, needles: String, count: Int) throws -> Workload {
        Workload(
            texts: try lines(texts).map { Sample(try Submission(json: $0).comment) },
            needles: try Self.needles(needles, count: count))
    }

    /// The first so many that can be used; what stands twice counts once.
    static func needles(_ path: String, count: Int) throws -> [Needle] {
        var found: [Needle] = []
        var known: Set<String> = []
        for line in try lines(path) where found.count < count {
            guard let needle = Needle(json: try JSONDocument(line).value),
                known.insert(needle.text).inserted
            else { continue }
            found.append(needle)
        }
        return found
    }

    private static func lines(_ path: String) throws -> [[UInt8]] {
        try Data(contentsOf: URL(filePath: path)).split(separator: UInt8(ascii: "\n"))
            .map(Array.init)
    }
}
