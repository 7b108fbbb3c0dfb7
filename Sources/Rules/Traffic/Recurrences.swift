// SPDX-License-Identifier: MIT

/// One comment that something was seen in.
package struct Recurrence: Sendable, Equatable {
    /// Seconds since 1970.
    package let time: Int64
    package let comment: UInt64
    package let author: UInt64

    package init(time: Int64, comment: UInt64, author: UInt64) {
        self.time = time
        self.comment = comment
        self.author = author
    }
}

/// In which comments each thing was seen lately.
///
/// Bounded: of more than its capacity the oldest comments are forgotten first, so a flood
/// shortens the memory and never lets it grow. Things and comments are hashes with a seed of this
/// process, which nobody outside can aim at.
package struct Recurrences: Sendable, Equatable {
    private struct Appearance: Equatable {
        let time: Int64
        let comment: UInt64
        let keys: [UInt64]
    }

    /// About 100 bytes each: 25 MB at most.
    package static let capacity = 1 << 18
    /// More of one thing would answer no question that a rule may ask.
    package static let perKey = 10_000

    private var byKey: [UInt64: [Recurrence]] = [:]
    private var known: Set<UInt64> = []
    /// In the order of arrival; what stands before ``first`` is forgotten.
    private var appearances: [Appearance] = []
    private var first = 0
    /// How many recurrences are remembered.
    package private(set) var count = 0
    private var latest = Int64.min
    private let capacity: Int

    package init(capacity: Int = Self.capacity) { self.capacity = capacity }

    /// Takes in a comment; one that is known changes nothing.
    ///
    /// - Parameters:
    ///   - keys: what was seen in it, each once.
    ///   - recurrence: when, and by whom.
    ///   - window: seconds after which a comment may be forgotten.
    package mutating func note(_ keys: [UInt64], _ recurrence: Recurrence, window: Int64) {
        guard !keys.isEmpty, known.insert(recurrence.comment).inserted else { return }
        latest = max(latest, recurrence.time)
        for key in keys { add(recurrence, to: key) }
        appearances.append(
            Appearance(time: recurrence.time, comment: recurrence.comment, keys: keys))
        count += keys.count
        while first < appearances.count,
            count > capacity || appearances[first].time <= latest - window
        {
            forgetFirst()
        }
    }

    /// The recurrences of a thing in a stretch of time, the newest first.
    package func of(_ key: UInt64, during time: ClosedRange<Int64>) -> some Sequence<Recurrence> {
        (byKey[key] ?? []).lazy.reversed().filter { time.contains($0.time) }
    }

    private mutating func add(_ recurrence: Recurrence, to key: UInt64) {
        var recurrences = byKey.removeValue(forKey: key) ?? []
        // Many at a time, so that a flood of one kind does not move the rest for each of them.
        if recurrences.count >= 2 * Self.perKey { recurrences.removeFirst(Self.perKey) }
        recurrences.append(recurrence)
        byKey[key] = recurrences
    }

    private mutating func forgetFirst() {
        let gone = appearances[first]
        first += 1
        count -= gone.keys.count
        known.remove(gone.comment)
        for key in gone.keys { forget(gone.comment, of: key) }
        if first > 1024, first > appearances.count / 2 {
            appearances.removeFirst(first)
            first = 0
        }
    }

    /// The oldest comment of a thing stands first, unless it went with others before.
    private mutating func forget(_ comment: UInt64, of key: UInt64) {
        guard let oldest = byKey[key]?.first, oldest.comment == comment else { return }
        byKey[key]?.removeFirst()
        if byKey[key]?.isEmpty == true { byKey[key] = nil }
    }
}
