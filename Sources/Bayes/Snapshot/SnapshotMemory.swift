// SPDX-License-Identifier: MIT

import Glibc
import Synchronization

/// The memory of a snapshot, into which its file is read stretch by stretch, each at its first use.
///
/// Room for all of it is set aside at once, which costs nothing before it is used. Read and not
/// mapped: with a mapped file, a bad sector or somebody who shortens it would end the process, and
/// the next one as well.
@safe final class SnapshotMemory: Sendable {
    private nonisolated(unsafe) let start: UnsafeMutableRawPointer
    private let descriptor: Int32
    let size: Int
    private let unread: Atomic<Int>
    private let damaged = Atomic(false)
    /// Stretches that were read.
    private let read: Mutex<[Bool]>

    /// Opens a file, to be read to its end as it is now.
    ///
    /// - Parameters:
    ///   - path: of a plain file.
    ///   - stretches: how many there are to read.
    /// - Throws: why it cannot be read.
    init(path: String, stretches: Int) throws(SnapshotFailure) {
        let opened = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard opened >= 0 else { throw errno == ENOENT ? .missing : .unreadable(errno) }
        do throws(SnapshotFailure) {
            size = try plainSize(opened)
            unsafe start = try room(size)
        } catch {
            close(opened)
            throw error
        }
        descriptor = opened
        unread = Atomic(stretches)
        read = Mutex(Array(repeating: false, count: stretches))
    }

    deinit {
        unsafe munmap(start, max(1, size))
        close(descriptor)
    }

    /// Some bytes of the file, as far as it goes.
    func bytes(_ range: Range<Int>) throws(SnapshotFailure) -> [UInt8] {
        let range = range.clamped(to: 0..<size)
        var bytes = [UInt8](repeating: 0, count: range.count)
        let failure = unsafe bytes.withUnsafeMutableBytes {
            unsafe fill($0, from: range.lowerBound)
        }
        if let failure { throw failure }
        return bytes
    }

    var base: UnsafeMutableRawPointer { unsafe start }

    /// Whether some stretch was not read yet; once false it stays so.
    var hasUnread: Bool { unread.load(ordering: .acquiring) > 0 }

    /// Whether some stretch was not what had been written.
    var isDamaged: Bool { damaged.load(ordering: .acquiring) }

    /// Reads a stretch the first time, while others wait.
    ///
    /// One that is not what was written becomes empty.
    ///
    /// - Parameters:
    ///   - stretch: its number.
    ///   - memory: inside of this one.
    ///   - sum: what its checksum must be.
    func read(_ stretch: Int, into memory: UnsafeMutableRawBufferPointer, sum: UInt64) {
        read.withLock { read in
            guard !read[stretch] else { return }
            read[stretch] = true
            defer { unread.subtract(1, ordering: .acquiringAndReleasing) }
            guard let place = memory.baseAddress else { return }
            let failure = unsafe fill(memory, from: place - start)
            if failure == nil, unsafe checksum(UnsafeRawBufferPointer(memory)) == sum { return }
            unsafe memset(place, 0, memory.count)
            damaged.store(true, ordering: .releasing)
        }
    }

    private func fill(
        _ memory: UnsafeMutableRawBufferPointer, from offset: Int
    ) -> SnapshotFailure? {
        var filled = 0
        while filled < memory.count {
            let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: memory[filled...])
            let length = unsafe pread(descriptor, rest.baseAddress, rest.count, offset + filled)
            if length < 0, errno == EINTR { continue }
            guard length >= 0 else { return .unreadable(errno) }
            guard length > 0 else { return .damaged }
            filled += length
        }
        return nil
    }

    /// Gives back the memory of a stretch that nobody reads any more.
    func drop(_ stretch: UnsafeMutableRawPointer, _ size: Int) {
        let page = sysconf(Int32(_SC_PAGESIZE))
        let first = unsafe (stretch - start + page - 1) / page * page
        let end = unsafe (stretch - start + size) / page * page
        guard first < end else { return }
        unsafe madvise(start + first, end - first, MADV_DONTNEED)
    }
}

private func plainSize(_ descriptor: Int32) throws(SnapshotFailure) -> Int {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw .unreadable(errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .foreign }
    return Int(status.st_size)
}

private func room(_ size: Int) throws(SnapshotFailure) -> UnsafeMutableRawPointer {
    let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
    let room = unsafe mmap(nil, max(1, size), PROT_READ | PROT_WRITE, flags, -1, 0)
    guard let room = unsafe room, unsafe room != MAP_FAILED else { throw .unreadable(errno) }
    return unsafe room
}

/// A sum of 64 bits over some bytes: any one word that differs makes another sum.
///
/// Against failing disks and torn files, not against forgers. Four lanes, so that the processor
/// multiplies for all of them at once.
func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
    var (a, b, c, d): (UInt64, UInt64, UInt64, UInt64) = (1, 2, 3, 4)
    func step(_ lane: inout UInt64, _ word: UInt64) {
        lane = (lane ^ word) &* factor
        lane ^= lane >> 29
    }
    let whole = bytes.count / 32 * 32
    for index in stride(from: 0, to: whole, by: 32) {
        unsafe step(&a, bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        unsafe step(&b, bytes.loadUnaligned(fromByteOffset: index + 8, as: UInt64.self))
        unsafe step(&c, bytes.loadUnaligned(fromByteOffset: index + 16, as: UInt64.self))
        unsafe step(&d, bytes.loadUnaligned(fromByteOffset: index + 24, as: UInt64.self))
    }
    for index in whole..<bytes.count { unsafe step(&a, UInt64(bytes[index])) }
    for lane in [b, c, d, UInt64(truncatingIfNeeded: bytes.count)] { step(&a, lane) }
    return a
}

func checksum(_ bytes: [UInt8]) -> UInt64 {
    unsafe bytes.withUnsafeBytes { unsafe checksum($0) }
}

/// What the C library says of an errno.
func sentence(_ code: Int32) -> String {
    unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
}
