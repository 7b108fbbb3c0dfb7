// SPDX-License-Identifier: MIT

/// The hits of naive PCRE2 beside ours, on as many comments as the time allows.
struct Proof {
    let comments: Int
    let naiveNanosecondsPerByte: Double
    private let naive: HitSet
    private let ours: HitSet

    init(_ product: any Engine, _ naive: Naive, _ workload: Workload, seconds: Double) throws {
        // A few comments tell how many there is time for.
        let few = workload.prefix(5)
        let spent = try lap(naive, few).nanoseconds
        let affordable = Double(few.texts.count) * seconds * 1e9 / max(1, spent)
        let part = workload.prefix(max(5, Int(min(affordable, 1e6))))
        let truth = try lap(naive, part)
        self.naive = truth.hits
        ours = try lap(product, part).hits
        comments = part.texts.count
        naiveNanosecondsPerByte = truth.nanoseconds / Double(max(1, part.bytes))
    }

    var isRight: Bool { naive == ours }

    var figures: [(name: String, value: Double)] {
        [
            ("checked_comments", Double(comments)), ("checked_hits", Double(ours.count)),
            ("naive_hits", Double(naive.count)),
        ]
    }
}
