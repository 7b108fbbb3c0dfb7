// SPDX-License-Identifier: MIT

import Comments
import Measuring
import Text

/// Literals, as `contains part` finds them.
func literals(_ workload: Workload, rounds: Int, check: Double) throws -> Outcome {
    let (ours, load) = try Cost.of { try Together(workload.needles) }
    let rival = try LiteralRival(workload.needles, pureLiterals: true)
    let general = try LiteralRival(workload.needles, pureLiterals: false)
    let raw = try LiteralRival(workload.needles, pureLiterals: true, form: .raw)
    let laps = try Comparison(
        [ours, rival, general, raw, Folding()], workload, rounds: rounds)
    let best = laps.nanoseconds(1) <= laps.nanoseconds(2) ? 1 : 2
    let proof = try Proof(ours, Naive(workload.needles), workload, seconds: check)
    let bytes = Double(workload.bytes)
    let figures: [(name: String, value: Double)] = [
        ("needles", Double(workload.needles.count)),
        ("ours_ns_per_byte", laps.nanoseconds(0) / bytes),
        ("fold_ns_per_byte", laps.nanoseconds(4) / bytes),
        ("vectorscan_ns_per_byte", laps.nanoseconds(best) / bytes),
        ("vectorscan_raw_ns_per_byte", laps.nanoseconds(3) / bytes),
        ("naive_ns_per_byte", proof.naiveNanosecondsPerByte),
        ("ratio", laps.ratio(to: best)),
        ("hits", Double(laps.hits(0).count)),
        ("vectorscan_hits", Double(laps.hits(best).count)),
        ("vectorscan_raw_hits", Double(laps.hits(3).count)),
    ]
    return Outcome(
        figures + proof.figures
            + Cost.figures(load, rival.compiling, rival.database),
        labels: ["vectorscan_way": best == 1 ? rival.way : general.way],
        isRight: proof.isRight && laps.hits(0) == laps.hits(best))
}

/// Patterns, as `matches` finds them.
func patterns(_ workload: Workload, rounds: Int, check: Double) throws -> Outcome {
    let (ours, load) = try Cost.of { try Together(workload.needles) }
    let naive = try Naive(workload.needles)
    let rival = try PatternRival(workload.needles, confirming: naive)
    let laps = try Comparison([ours, rival], workload, rounds: rounds)
    let proof = try Proof(ours, naive, workload, seconds: check)
    let bytes = Double(workload.bytes)
    let figures: [(name: String, value: Double)] = [
        ("needles", Double(workload.needles.count)),
        ("ours_ns_per_byte", laps.nanoseconds(0) / bytes),
        ("vectorscan_ns_per_byte", laps.nanoseconds(1) / bytes),
        ("naive_ns_per_byte", proof.naiveNanosecondsPerByte),
        ("ratio", laps.ratio(to: 1)),
        ("hits", Double(laps.hits(0).count)),
        ("vectorscan_hits", Double(laps.hits(1).count)),
        ("vectorscan_prefiltered", Double(rival.prefiltered)),
        ("vectorscan_unsupported", Double(rival.unsupported.count)),
    ]
    return Outcome(
        figures + proof.figures
            + Cost.figures(load, rival.compiling, rival.database),
        isRight: proof.isRight)
}

/// What folding alone costs of our side.
private struct Folding: Engine {
    func find(in text: Workload.Sample, into found: inout [UInt32]) {
        // Nothing folds to more than eleven times its bytes; asked so that the work is not dropped.
        let folded = FoldedText(text.comment.content)
        if folded.bytes.count > 11 * text.raw.count { found.append(0) }
    }
}

extension Cost {
    static func figures(
        _ ours: Cost, _ vectorscan: Cost, _ database: Vectorscan
    ) -> [(name: String, value: Double)] {
        [
            ("load_ms", ours.milliseconds), ("load_mb", ours.megabytes),
            ("vectorscan_load_ms", vectorscan.milliseconds),
            ("vectorscan_load_mb", database.megabytes),
        ]
    }
}
