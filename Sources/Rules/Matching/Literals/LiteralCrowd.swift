// SPDX-License-Identifier: MIT

/// Literals too many for their buckets, in runs sorted by their bytes.
///
/// Those of a run which stand at one position of a text are found by halving, however many begin
/// alike.
struct LiteralCrowd: Sendable {
    private let literals: [UInt32]
    /// For each of `literals`, the place of the longest one before it that it begins with.
    ///
    /// An equal one counts. -1 where there is none.
    private let prefixes: [Int32]
    private let runs: [UInt32]

    /// - Parameters:
    ///   - members: each with its bucket.
    ///   - pool: where their bytes are.
    ///   - entered: is told each bucket and the number of its run.
    init(
        _ members: [(bucket: Int, literal: UInt32)], of pool: LiteralPool,
        entered: (_ bucket: Int, _ run: Int) -> Void
    ) {
        let sorted = Self.sorted(members, of: pool)
        literals = sorted.map(\.literal)
        var prefixes: [Int32] = []
        var runs: [UInt32] = []
        for (index, member) in sorted.enumerated() {
            let startsRun = index == 0 || sorted[index - 1].bucket != member.bucket
            if startsRun {
                entered(member.bucket, runs.count)
                runs.append(UInt32(index))
            }
            let literal = pool.bytes.span.extracting(pool.range(of: Int(member.literal)))
            var prefix = startsRun ? -1 : index - 1
            while prefix >= 0, !pool.stands(Int(literals[prefix]), at: 0, in: literal) {
                prefix = Int(prefixes[prefix])
            }
            prefixes.append(Int32(prefix))
        }
        self.prefixes = prefixes
        self.runs = runs + [UInt32(sorted.count)]
    }

    var memory: Int { (literals.capacity + prefixes.capacity + runs.capacity) * 4 }

    /// Reports the literals of a run that stand at a position.
    ///
    /// All of them are first parts of the last literal that is not behind the text in order, so
    /// one search by halving finds them all.
    func appendHits(
        run: Int, at start: Int, in text: Span<UInt8>, of pool: LiteralPool,
        to sink: inout some HitSink
    ) {
        let first = Int(runs[run])
        var (place, shared) = lastNotBehind(
            text, from: start, run: first..<Int(runs[run + 1]), of: pool)
        guard place >= first else { return }
        while place >= 0 {
            let literal = literals[place]
            if pool.range(of: Int(literal)).count <= shared, sink.wants(literal) {
                sink.add(literal, at: start)
            }
            place = Int(prefixes[place])
        }
    }

    /// The last place of a run whose literal is a first part of the text or comes before it in
    /// order, and how many bytes both share; one before the run where there is none.
    ///
    /// What both ends of the rest share with the text, all between them do: it is not compared
    /// again.
    private func lastNotBehind(
        _ text: Span<UInt8>, from start: Int, run: Range<Int>, of pool: LiteralPool
    ) -> (place: Int, shared: Int) {
        var (low, high) = (run.lowerBound, run.upperBound)
        var (lowShared, highShared) = (0, 0)
        while low < high {
            let middle = (low + high) / 2
            let literal = pool.range(of: Int(literals[middle]))
            let shared = pool.sharedLength(
                of: Int(literals[middle]), with: text, from: start,
                known: min(lowShared, highShared))
            let isBehind =
                shared < literal.count
                && (start + shared == text.count
                    || pool.bytes[literal.lowerBound + shared] > text[start + shared])
            if isBehind {
                (high, highShared) = (middle, shared)
            } else {
                (low, lowShared) = (middle + 1, shared)
            }
        }
        return (low - 1, lowShared)
    }

    private static func sorted(
        _ members: [(bucket: Int, literal: UInt32)], of pool: LiteralPool
    ) -> [(bucket: Int, literal: UInt32)] {
        members.sorted { a, b in
            a.bucket == b.bucket
                ? pool.precedes(Int(a.literal), Int(b.literal)) : a.bucket < b.bucket
        }
    }
}
