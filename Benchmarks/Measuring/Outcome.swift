// SPDX-License-Identifier: MIT

import Comments

/// The figures of a case, and whether its answer is right.
package struct Outcome {
    let labels: KeyValuePairs<String, String>
    let figures: [(name: String, value: Double)]
    package let isRight: Bool

    package init(
        _ figures: [(name: String, value: Double)], labels: KeyValuePairs<String, String> = [:],
        isRight: Bool = true
    ) {
        self.labels = labels
        self.figures = figures
        self.isRight = isRight
    }

    /// One line of JSON.
    package func line(case name: String, comments: Int, meanBytes: Double) -> String {
        let head: [(String, JSONValue)] = [
            ("case", .string(name)), ("comments", .number(comments)),
            ("mean_bytes", .number(meanBytes.rounded())), ("right", .bool(isRight)),
        ]
        let members =
            head + labels.map { ($0.key, .string($0.value)) }
            + figures.map { ($0.name, .number($0.value.toThousandths)) }
        return JSONValue.object(members.map { JSONMember(key: $0, value: $1) }).text
    }
}

extension Double {
    /// As exact as a figure of this kind can be.
    fileprivate var toThousandths: Double { (self * 1000).rounded() / 1000 }
}
