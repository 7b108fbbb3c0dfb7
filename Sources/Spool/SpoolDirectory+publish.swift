// SPDX-License-Identifier: MIT

import Glibc

/// A file for the blog to read.
package struct OutgoingFile: Sendable, Equatable {
    package enum Destination: Sendable, CaseIterable {
        case out, notice
    }

    package let destination: Destination
    package let name: FileName
    package let bytes: [UInt8]

    package init(_ destination: Destination, _ name: FileName, _ bytes: [UInt8]) {
        self.destination = destination
        self.name = name
        self.bytes = bytes
    }

    fileprivate var folder: SpoolFolder { destination == .out ? .out : .notice }
    fileprivate var path: String { folder.path(name) }
}

extension SpoolDirectory {
    /// From here on one flush of the filesystem is cheaper than one for each file.
    private static let fewFiles = 8

    /// Publishes files durably: when it returns, all of them are in their folders and on the disk.
    ///
    /// What has been published before under the same name stays as it is and counts as done. Throws
    /// at the first failure: the rows still say so and the whole batch is published again later,
    /// unless a flush failed (``SpoolFailure/Kind/durabilityLost``): then the daemon must end. The
    /// batch may be of any size; the caller bounds it.
    package func publish(_ batch: [OutgoingFile]) throws(SpoolFailure) {
        guard !batch.isEmpty else { return }
        let flushesEach = batch.count < Self.fewFiles
        do {
            for (number, publication) in batch.enumerated() {
                try write(publication, temporaryName(number), flush: flushesEach)
            }
        } catch {
            discard(batch.count)
            throw error
        }
        if !flushesEach {
            do { try folders.tmp.flushFilesystem() } catch {
                throw SpoolFailure("flush", SpoolFolder.tmp.rawValue, error, kind: .durabilityLost)
            }
        }
        for (number, publication) in batch.enumerated() {
            try name(publication, temporaryName(number))
        }
        for destination in OutgoingFile.Destination.allCases
        where batch.contains(where: { $0.destination == destination }) {
            try flush(destination)
        }
    }

    /// Numbers, so that `out` and `notice` may use the same name in one batch.
    private func temporaryName(_ number: Int) -> FileName { FileName(ours: "\(number)") }

    private func write(
        _ publication: OutgoingFile, _ name: FileName, flush: Bool
    ) throws(SpoolFailure) {
        try removeLeftover(name)
        let file = try create(name)
        do {
            // Explicit, since the umask of a service is 077.
            try file.setMode(SpoolFolder.fileMode)
            try file.write(publication.bytes)
        } catch {
            throw SpoolFailure("write", SpoolFolder.tmp.path(name), error)
        }
        guard flush else { return }
        do {
            try file.flush()
        } catch {
            throw SpoolFailure("flush", SpoolFolder.tmp.path(name), error, kind: .durabilityLost)
        }
    }

    private func create(_ name: FileName) throws(SpoolFailure) -> Descriptor {
        do {
            return try Descriptor(
                name, in: folders.tmp, flags: O_WRONLY | O_CREAT | O_EXCL,
                mode: SpoolFolder.fileMode)
        } catch {
            throw SpoolFailure("create", SpoolFolder.tmp.path(name), error)
        }
    }

    /// Of a batch that failed and was not cleaned up.
    private func removeLeftover(_ name: FileName) throws(SpoolFailure) {
        do {
            try folders.tmp.remove(name)
        } catch {
            if error.code == ENOENT { return }
            throw SpoolFailure("remove", SpoolFolder.tmp.path(name), error)
        }
    }

    private func name(_ publication: OutgoingFile, _ name: FileName) throws(SpoolFailure) {
        do {
            switch publication.destination {
            case .out: try folders.tmp.rename(name, to: folders.out, as: publication.name)
            case .notice: try folders.tmp.rename(name, to: folders.notice, as: publication.name)
            }
        } catch {
            guard error.code == EEXIST else {
                throw SpoolFailure("publish", publication.path, error)
            }
            try removeLeftover(name)
        }
    }

    private func flush(_ destination: OutgoingFile.Destination) throws(SpoolFailure) {
        do {
            switch destination {
            case .out: try folders.out.flush()
            case .notice: try folders.notice.flush()
            }
        } catch {
            throw SpoolFailure("flush", "\(destination)", error, kind: .durabilityLost)
        }
    }

    /// Gives the room back that an unfinished batch took; what fails here is emptied at the start.
    private func discard(_ count: Int) {
        for number in 0..<count { try? removeLeftover(temporaryName(number)) }
    }

    /// Removes what an interrupted publication left; to be called once, at the start.
    package func emptyTmp() throws(SpoolFailure) {
        var scan = try NameScan(.tmp, folders.tmp, bite: limits.bite)
        while true {
            switch try scan.step() {
            case .name(let name): try removeLeftover(name)
            case .bite: continue
            case .end: return
            }
        }
    }
}
