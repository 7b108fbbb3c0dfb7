// SPDX-License-Identifier: MIT

package import Comments

/// The comments of late, as far as rules ask for them: a value, a function of what was accepted.
///
/// Two memories of ``Recurrences/capacity`` entries each, so that long texts push no counter out. A
/// comment counts at the time that it is judged by, once: an edit or a second copy of it changes
/// nothing.
package struct Traffic: Sendable, Equatable {
    /// More domains of one comment are not counted.
    static let domainsPerComment = 16
    /// More phrases of one comment are not remembered.
    static let phrasesPerComment = 1024

    /// What is remembered.
    package var demand: TrafficDemand
    private var counted = Recurrences()
    private var phrases = Recurrences()

    package init(for demand: TrafficDemand = TrafficDemand()) { self.demand = demand }

    /// Takes in a comment that was judged.
    package mutating func note(_ comment: Comment, _ appearance: Appearance) {
        guard !demand.isEmpty else { return }
        note(Trace(comment, appearance, demand))
    }

    private mutating func note(_ trace: Trace) {
        counted.note(trace.counters, trace.recurrence, window: demand.longestCounter)
        phrases.note(trace.phrases, trace.recurrence, window: demand.longestPhrase)
    }

    /// What would be remembered now, had these rules been in force all the time.
    ///
    /// - Parameters:
    ///   - demand: of the rules.
    ///   - arrivals: hands over the accepted comments, newest first, until it is told false.
    /// - Returns: the same as of a process that lived through it, as far as there is room.
    package static func recalled(
        for demand: TrafficDemand,
        from arrivals: (_ take: (Comment, Appearance) -> Bool) throws -> Void
    ) rethrows -> Traffic {
        var traffic = Traffic(for: demand)
        guard !demand.isEmpty else { return traffic }
        var traces: [Trace] = []
        var room = (counters: Recurrences.capacity, phrases: Recurrences.capacity)
        try arrivals { comment, appearance in
            var trace = Trace(comment, appearance, demand)
            room.counters -= trace.counters.count
            room.phrases -= trace.phrases.count
            if room.phrases < 0 { trace.phrases = [] }
            traces.append(trace)
            return room.counters > 0
        }
        for trace in traces.reversed() { traffic.note(trace) }
        return traffic
    }

    /// Lets a number of other comments have come before, each by its own author: for examples.
    mutating func precede(_ facts: Facts, by count: Int, _ kind: PrecedenceKey) {
        var facts = facts
        let counter = kind.counter.map { facts.counterKeys($0) } ?? []
        let phrases = kind == .phrase ? facts.phraseKeys(demand.lengths) : []
        for number in 0..<max(0, count) {
            let recurrence = Recurrence(
                time: facts.appearance.time, comment: UInt64(number) + 1,
                author: hash("example", number))
            note(Trace(counters: counter, phrases: phrases, recurrence: recurrence))
        }
    }

    /// How many other comments have a key, at most `limit`.
    func others(with key: UInt64, than own: Appearance, seconds: Int64, limit: Int) -> Int {
        var count = 0
        for recurrence in counted.of(key, during: own.window(seconds))
        where recurrence.comment != own.comment {
            count += 1
            if count >= limit { break }
        }
        return count
    }

    /// How many other authors have said a phrase, at most `limit`.
    func otherAuthors(
        saying phrase: UInt64, than author: UInt64, _ own: Appearance, seconds: Int64, limit: Int
    ) -> Int {
        var authors: Set<UInt64> = []
        for recurrence in phrases.of(phrase, during: own.window(seconds))
        where recurrence.comment != own.comment && recurrence.author != author {
            authors.insert(recurrence.author)
            if authors.count >= limit { break }
        }
        return authors.count
    }
}

/// What is remembered of a comment.
private struct Trace {
    let counters: [UInt64]
    var phrases: [UInt64]
    let recurrence: Recurrence

    init(counters: [UInt64], phrases: [UInt64], recurrence: Recurrence) {
        self.counters = counters
        self.phrases = Array(phrases.prefix(Traffic.phrasesPerComment))
        self.recurrence = recurrence
    }

    init(_ comment: Comment, _ appearance: Appearance, _ demand: TrafficDemand) {
        var facts = Facts(comment)
        self.init(
            counters: facts.counterKeys(demand.keys),
            phrases: facts.phraseKeys(demand.lengths),
            recurrence: Recurrence(
                time: appearance.time, comment: appearance.comment, author: facts.authorHash))
    }
}

/// When a comment came, and as which one it counts.
package struct Appearance: Sendable {
    /// Seconds since 1970.
    let time: Int64
    let comment: UInt64

    /// - Parameters:
    ///   - time: seconds since 1970.
    ///   - identity: equal for what is one comment, such as a copy or an edit of it.
    package init(at time: Int64, identity: [UInt8]) {
        self.time = time
        comment = hash("comment", identity)
    }

    /// The seconds that have passed until it, itself included.
    func window(_ seconds: Int64) -> ClosedRange<Int64> { (time - seconds + 1)...time }
}

/// With the seed of this process; what is of another kind never meets.
func hash(_ kind: String, _ part: some Hashable) -> UInt64 {
    var hasher = Hasher()
    hasher.combine(kind)
    hasher.combine(part)
    return UInt64(bitPattern: Int64(hasher.finalize()))
}
