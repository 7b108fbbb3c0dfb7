// SPDX-License-Identifier: MIT

package import Comments

/// The emergency brake: notices that a rule which was just edited holds far too many people.
///
/// A rule runs away where it holds more than 5 % of the writers who came since it was edited, and
/// at least five. Writers are counted as ``AuthorTrace`` tells them apart, so that one who floods
/// is one. The rules that a ledger begins with are shipped or long in use, and a new blog's first
/// visitors may well be spammers: there 5 % mean something from a hundred writers on. What remains: a flood from many networks, with as many addresses and texts and with no
/// common link, can make a fresh rule stop, for which it has to come within its first 24 hours.
///
/// A value, a function of the newest comments: rebuilt from the ledger it is the same.
package struct Brake: Sendable {
    /// How long after an edit a rule is watched.
    package static let period: Int64 = 24 * 3_600_000
    /// How many comments it goes by at most, which bounds its cost: a day's flood need not be kept.
    package static let newest = 1000
    private static let fewest = 5
    private static let share = 0.05
    /// Writers who must have come before rules that nobody has just edited are judged by a share.
    static let crowd = 100

    /// What a rule did until it was stopped.
    package struct Finding: Sendable, Equatable {
        /// Writers that the rule held, of all writers meanwhile.
        package let held: Int
        package let all: Int
    }

    private struct Case {
        let at: Int64
        let author: AuthorTrace
        let holders: [String]
    }

    private var cases: [Case] = []
    /// Where the next one goes once there are ``newest``.
    private var next = 0

    package init() {}

    /// Takes in a comment that was judged, with when it came, in milliseconds since 1970; the same
    /// one again changes no count of writers.
    package mutating func note(_ comment: Comment, _ verdict: Verdict, at time: Int64) {
        let one = Case(at: time, author: AuthorTrace(comment), holders: verdict.holders)
        if cases.count < Self.newest {
            cases.append(one)
        } else {
            cases[next] = one
            next = (next + 1) % Self.newest
        }
    }

    /// What speaks for stopping a rule that was edited at some time; nil where nothing does.
    ///
    /// - Parameters:
    ///   - rule: its name.
    ///   - edited: when it came into force.
    ///   - isOriginal: whether the ledger began with it.
    /// - Returns: how many writers it held.
    package func finding(on rule: String, edited: Int64, isOriginal: Bool = false) -> Finding? {
        let since = cases.filter { $0.at >= edited }
        let held = distinctAuthors(
            since.lazy.filter { $0.holders.contains(rule) }.map(\.author))
        guard held >= Self.fewest else { return nil }
        let all = distinctAuthors(since.lazy.map(\.author))
        guard !isOriginal || all >= Self.crowd else { return nil }
        return Double(held) > Self.share * Double(all) ? Finding(held: held, all: all) : nil
    }
}

extension Verdict {
    /// The rules that hold the comment: without one of them it would have been released, or it
    /// would hold the comment alone.
    ///
    /// The second so that two rules which run away together do not hide each other.
    package var holders: [String] {
        guard disposition == .hold else { return [] }
        let alone = evidence.filter { entry in
            entry.standing == .active && (entry.forces == .hold || entry.points >= holdAt)
        }
        var names: [String] = []
        for name in (decisiveEvidence + alone).compactMap(\.ruleName) where !names.contains(name) {
            names.append(name)
        }
        return names
    }
}
