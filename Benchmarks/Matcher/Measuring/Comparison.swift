// SPDX-License-Identifier: MIT

import Measuring

/// Engines on the same texts, turn about in one thread, so that both see the same machine.
struct Comparison {
    struct Lap {
        let nanoseconds: Double
        let hits: HitSet
    }

    /// By engine, then by round.
    private(set) var laps: [[Lap]]

    init(_ engines: [any Engine], _ workload: Workload, rounds: Int) throws {
        laps = engines.map { _ in [] }
        for engine in engines { _ = try lap(engine, workload.prefix(workload.texts.count / 10)) }
        for _ in 0..<rounds {
            for (index, engine) in engines.enumerated() {
                laps[index].append(try lap(engine, workload))
            }
        }
    }

    /// The cheapest round.
    func nanoseconds(_ engine: Int) -> Double { laps[engine].map(\.nanoseconds).min() ?? 0 }

    func hits(_ engine: Int) -> HitSet { laps[engine].first?.hits ?? HitSet() }

    /// The median of the rounds' ratios of the first engine to another.
    func ratio(to other: Int) -> Double {
        let ratios = zip(laps[0], laps[other]).map { $0.nanoseconds / $1.nanoseconds }.sorted()
        return ratios.isEmpty ? 0 : ratios[ratios.count / 2]
    }
}

/// One engine through all texts.
func lap(_ engine: any Engine, _ workload: Workload) throws -> Comparison.Lap {
    var hits = HitSet()
    var found: [UInt32] = []
    let watch = Stopwatch()
    for (number, text) in workload.texts.enumerated() {
        found.removeAll(keepingCapacity: true)
        try engine.find(in: text, into: &found)
        hits.add(found, text: number)
    }
    return Comparison.Lap(nanoseconds: watch.nanoseconds, hits: hits)
}
