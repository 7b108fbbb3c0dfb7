// SPDX-License-Identifier: MIT

package import Comments

extension RuleSet {
    /// What each rule adds to the cost of one comment: nothing where the one search for all rules
    /// found no reason to judge it.
    ///
    /// Each is judged so many times in a row between two looks at the clock, so that the looks
    /// themselves weigh little; the views that rules share are there by then.
    ///
    /// - Parameters:
    ///   - comment: to be judged.
    ///   - scratch: this thread's own.
    ///   - clock: nanoseconds of this thread.
    /// - Returns: nanoseconds for one judgement by each rule, in their order.
    package func costs(
        on comment: Comment, scratch: MatchScratch, clock: () -> UInt64
    ) -> [Double] {
        let rounds = 8
        var costs = Array(repeating: 0.0, count: compiled.count)
        var evaluation = Evaluation(
            Facts(comment), matcher, scratch: scratch, budget: .unlimited, day: day)
        // The budget is unlimited, so nothing is thrown.
        guard var calls = try? roster.calls(&evaluation) else { return costs }
        while let index = calls.next() {
            // The first round makes the views.
            _ = try? evaluation.judge(compiled, at: index)
            let start = clock()
            for _ in 0..<rounds { _ = try? evaluation.judge(compiled, at: index) }
            costs[index] = Double(clock() &- start) / Double(rounds)
            calls.call(roster.dependents(of: index, after: evaluation.findings[index]))
        }
        return costs
    }
}
