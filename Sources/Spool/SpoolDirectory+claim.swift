// SPDX-License-Identifier: MIT

import Glibc

/// What one pass over `new` took.
package struct ClaimPass: Sendable, Equatable {
    package var claimed: [FileName] = []
    /// Names whose namesake is still in `claim`: they are for a later pass.
    package var blocked = 0
    /// Whether nothing is left that was there when the pass began: otherwise call again before
    /// waiting for a hint.
    package var reachedEnd = false
}

/// A name in `new` that cannot be claimed, for `bailiff status`.
package struct StuckName: Sendable, Equatable {
    package let name: FileName
    package let reason: String
}

extension SpoolDirectory {
    /// Moves finished drops into `claim`, from where the last pass stopped.
    ///
    /// Ends at the limit, at the end of `new` or after a few bites of the folder, whichever is
    /// first. No order is promised: the folder has none.
    ///
    /// - Parameters:
    ///   - limit: how many to take at most.
    ///   - now: when names that could not be claimed are tried again is told from it.
    /// - Returns: what was taken; those names are the caller's to read.
    /// - Throws: only what concerns all names, such as a full disk.
    package func claim(
        limit: Int, now: ContinuousClock.Instant = .now
    ) throws(SpoolFailure) -> ClaimPass {
        var pass = ClaimPass()
        var bites = 0
        // A lap that began in an earlier pass, before the last hint, may have missed a name behind
        // it: then its end is not the end.
        var isFresh = arrivals.isAtStart
        while pass.claimed.count < limit, bites <= limits.bitesPerPass {
            switch try arrivals.step() {
            case .name(let name):
                do {
                    try claim(name, now, &pass)
                } catch {
                    // What was claimed must be told; the failure comes again with the next call.
                    if pass.claimed.isEmpty { throw error }
                    return pass
                }
            case .bite: bites += 1
            case .end(let changed):
                stuckNames.endLap()
                pass.reachedEnd = isFresh || !changed
                if pass.reachedEnd { return pass }
                isFresh = true
                // All of them come again in the new lap.
                pass.blocked = 0
            }
        }
        return pass
    }

    private func claim(
        _ name: FileName, _ now: ContinuousClock.Instant, _ pass: inout ClaimPass
    ) throws(SpoolFailure) {
        guard !name.isHidden, !stuckNames.rests(name, now) else { return }
        do {
            try folders.new.rename(name, to: folders.claim, as: name)
            stuckNames.remove(name)
            pass.claimed.append(name)
        } catch {
            switch error.code {
            case ENOENT: break
            case EEXIST: pass.blocked += 1
            // Not this name's fault: nothing can be claimed now, and it comes first next time.
            case ENOSPC, EDQUOT, EROFS, ENOMEM:
                arrivals.putBack(name)
                throw SpoolFailure("claim", SpoolFolder.new.path(name), error)
            default: stuckNames.insert(name, error.sentence, now)
            }
        }
    }

    /// What stands in `new` and cannot be claimed, such as a folder of another user.
    package var stuck: [StuckName] { stuckNames.all }

    /// Names in `claim`: what a start has to read again, and what waits to settle.
    ///
    /// At most `limit` of them, from where the last call stopped; after `reachedEnd` it starts over.
    package func claimedNames(limit: Int) throws(SpoolFailure) -> NameBatch {
        var batch = NameBatch()
        while batch.names.count < limit {
            switch try claims.step() {
            case .name(let name): batch.names.append(name)
            case .bite: continue
            case .end:
                batch.reachedEnd = true
                return batch
            }
        }
        return batch
    }

    /// Some of the names in `out`, in no order.
    package func publishedNames(limit: Int) throws(SpoolFailure) -> [FileName] {
        var scan = try NameScan(.out, folders.out, bite: limits.bite)
        var names: [FileName] = []
        while names.count < limit {
            switch try scan.step() {
            case .name(let name): names.append(name)
            case .bite: continue
            case .end: return names
            }
        }
        return names
    }

    /// Removes a claim whose row is committed; not flushed, since a start knows the row.
    package func unlinkClaim(_ name: FileName) throws(SpoolFailure) {
        do {
            try folders.claim.remove(name)
        } catch {
            if error.code == ENOENT { return }
            throw SpoolFailure("unlink", SpoolFolder.claim.path(name), error)
        }
    }
}

/// Names that could not be claimed, each left alone for a while so that it costs nothing.
struct StuckNames {
    private struct Entry {
        var reason: String
        var tried: ContinuousClock.Instant
        var lap: Int
    }

    private let pause: Duration
    private let capacity: Int
    private var entries: [FileName: Entry] = [:]
    private var sorted: [StuckName]?
    private var lap = 0

    init(pause: Duration, capacity: Int) {
        self.pause = pause
        self.capacity = capacity
    }

    /// In the order of their names; asked for on every turn of the daemon, sorted on a change.
    var all: [StuckName] {
        mutating get {
            if let sorted { return sorted }
            let names = entries.sorted { $0.key.bytes.lexicographicallyPrecedes($1.key.bytes) }
                .map { StuckName(name: $0.key, reason: $0.value.reason) }
            sorted = names
            return names
        }
    }

    /// Whether a name, seen again, need not be tried yet.
    mutating func rests(_ name: FileName, _ now: ContinuousClock.Instant) -> Bool {
        guard let entry = entries[name] else { return false }
        entries[name]?.lap = lap
        return now - entry.tried < pause
    }

    mutating func insert(_ name: FileName, _ reason: String, _ now: ContinuousClock.Instant) {
        guard entries[name] != nil || entries.count < capacity else { return }
        if entries[name]?.reason != reason { sorted = nil }
        entries[name] = Entry(reason: reason, tried: now, lap: lap)
    }

    mutating func remove(_ name: FileName) {
        if entries.removeValue(forKey: name) != nil { sorted = nil }
    }

    /// Forgets what was not seen from one end of the folder to the other: somebody removed it.
    mutating func endLap() {
        let seen = entries.filter { $0.value.lap == lap }
        if seen.count < entries.count { (entries, sorted) = (seen, nil) }
        lap += 1
    }
}
