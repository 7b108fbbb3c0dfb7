// SPDX-License-Identifier: MIT

import CLinux
import Glibc

// Every system call of the spool and all of its `unsafe`. The wrappers decide nothing: they turn
// names into C strings, retry what a signal interrupted and throw the errno. What an errno means
// is said by their callers.

/// Why a system call failed.
struct Errno: Error, Equatable, Sendable {
    let code: Int32

    static var last: Errno { Errno(code: errno) }

    /// The C library's own words, such as `No space left on device`.
    var sentence: String {
        var text = [CChar](repeating: 0, count: 128)
        guard unsafe strerror_r(code, &text, text.count) == 0 else { return "error \(code)" }
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}

/// Calls again while a signal interrupts.
///
/// Never used around a flush: see ``Descriptor/flush()``. The errno outlives the release of a
/// call's temporary arrays, since glibc's free() keeps it (2.33 and later).
@discardableResult
private func retrying<Result: SignedInteger>(_ call: () -> Result) throws(Errno) -> Result {
    while true {
        let result = call()
        if result >= 0 { return result }
        if errno != EINTR { throw .last }
    }
}

/// An open file or folder, closed when its owner lets go of it.
struct Descriptor: ~Copyable, Sendable {
    let number: Int32

    private init(_ number: Int32) { self.number = number }

    deinit { close(number) }

    /// Opens a path as a person wrote it; a symbolic link on the way is followed.
    init(path: String, flags: Int32) throws(Errno) {
        // A NUL would cut the path short and open something else.
        guard !path.utf8.contains(0) else { throw Errno(code: EINVAL) }
        self.init(try retrying { unsafe openat(AT_FDCWD, path, flags | O_CLOEXEC) })
    }

    /// Opens a name in a folder, never through a symbolic link.
    init(
        _ name: FileName, in folder: borrowing Descriptor, flags: Int32, mode: mode_t = 0
    ) throws(Errno) {
        let parent = folder.number
        self.init(
            try retrying {
                unsafe openat(parent, name.cString, flags | O_CLOEXEC | O_NOFOLLOW, mode)
            })
    }

    /// A new file description of the same folder, with a read position of its own.
    init(reopening folder: borrowing Descriptor, name: String = ".") throws(Errno) {
        let parent = folder.number
        self.init(
            try retrying { unsafe openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC) })
    }

    static func eventCounter() throws(Errno) -> Descriptor {
        Descriptor(try retrying { linux_eventfd(0) })
    }

    static func inotify() throws(Errno) -> Descriptor {
        Descriptor(
            try retrying { inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK)) })
    }

    static func datagramSocket() throws(Errno) -> Descriptor {
        let type = Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue)
        return Descriptor(try retrying { socket(AF_UNIX, type, 0) })
    }
}

/// What lstat says of a name.
struct FileFacts: Equatable, Sendable {
    let type: mode_t
    let mode: mode_t
    let device: UInt64
    let inode: UInt64
    let size: Int
    let seconds: Int
    let nanoseconds: Int

    init(_ status: stat) {
        type = status.st_mode & S_IFMT
        mode = status.st_mode & 0o7777
        device = UInt64(status.st_dev)
        inode = UInt64(status.st_ino)
        size = Int(status.st_size)
        seconds = status.st_mtim.tv_sec
        nanoseconds = status.st_mtim.tv_nsec
    }
}

// MARK: - An open file

extension Descriptor {
    func facts() throws(Errno) -> FileFacts {
        var status = stat()
        try retrying { unsafe fstat(number, &status) }
        return FileFacts(status)
    }

    /// Reads to the end, or one byte past the limit where there is more than that.
    ///
    /// The expected size, from fstat, is only a first guess: the file may grow or shrink.
    func contents(expected: Int, limit: Int) throws(Errno) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: min(max(expected, 0), limit) + 1)
        var filled = 0
        while filled <= limit {
            if filled == bytes.count {
                let more = min(bytes.count, limit + 1 - bytes.count)
                bytes += [UInt8](repeating: 0, count: more)
            }
            let length = try read(into: &bytes, from: filled)
            guard length > 0 else { break }
            filled += length
        }
        bytes.removeLast(bytes.count - filled)
        return bytes
    }

    private func read(into bytes: inout [UInt8], from start: Int) throws(Errno) -> Int {
        try retrying {
            unsafe bytes.withUnsafeMutableBytes { buffer in
                let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[start...])
                return unsafe Glibc.read(number, rest.baseAddress, rest.count)
            }
        }
    }

    func write(_ bytes: [UInt8]) throws(Errno) {
        var written = 0
        while written < bytes.count {
            let length = try retrying {
                unsafe bytes.withUnsafeBytes { buffer in
                    let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[written...])
                    return unsafe Glibc.write(number, rest.baseAddress, rest.count)
                }
            }
            guard length > 0 else { throw Errno(code: EIO) }
            written += length
        }
    }

    /// Flushes to the disk, once: after a failure the kernel may have dropped the pages and a
    /// second call would report a success that is not one.
    func flush() throws(Errno) {
        guard fsync(number) == 0 else { throw .last }
    }

    /// Flushes the whole filesystem, once.
    ///
    /// Errors are those since this descriptor was opened or
    /// last asked (Linux 5.8 and later), so it must be older than what it vouches for.
    func flushFilesystem() throws(Errno) {
        guard linux_syncfs(number) == 0 else { throw .last }
    }

    func setMode(_ mode: mode_t) throws(Errno) {
        try retrying { fchmod(number, mode) }
    }

    /// Takes the lock that ends with the descriptor; EWOULDBLOCK where another holds it.
    func lock() throws(Errno) {
        try retrying { flock(number, LOCK_EX | LOCK_NB) }
    }
}

// MARK: - A folder

extension Descriptor {
    func facts(of name: FileName) throws(Errno) -> FileFacts {
        var status = stat()
        try retrying { unsafe fstatat(number, name.cString, &status, AT_SYMLINK_NOFOLLOW) }
        return FileFacts(status)
    }

    /// Moves a name without ever replacing another: EEXIST instead.
    func rename(
        _ name: FileName, to folder: borrowing Descriptor, as newName: FileName
    ) throws(Errno) {
        let target = folder.number
        try retrying {
            unsafe linux_renameat2(
                number, name.cString, target, newName.cString, linux_RENAME_NOREPLACE)
        }
    }

    func remove(_ name: FileName) throws(Errno) {
        try retrying { unsafe unlinkat(number, name.cString, 0) }
    }

    func makeFolder(_ name: FileName) throws(Errno) {
        try retrying { unsafe mkdirat(number, name.cString, 0o700) }
    }

    /// The next entries from where the last call stopped, hidden ones too; empty at the end.
    func nextNames(bite: Int) throws(Errno) -> [FileName] {
        var buffer = [UInt8](repeating: 0, count: bite)
        while true {
            let length = try retrying { unsafe linux_getdents64(number, &buffer, bite) }
            guard length > 0 else { return [] }
            let names = entryNames(buffer.prefix(length))
            // A bite of nothing but "." and ".." is not the end.
            if !names.isEmpty { return names }
        }
    }

    func rewindNames() throws(Errno) {
        try retrying { lseek(number, 0, SEEK_SET) }
    }

    /// The share of blocks and of inodes that this user may still take, whichever is less.
    func freeShare() throws(Errno) -> Double {
        var status = statvfs()
        try retrying { unsafe fstatvfs(number, &status) }
        func share(_ free: UInt, of all: UInt) -> Double {
            all == 0 ? 1 : Double(free) / Double(all)
        }
        return min(
            share(status.f_bavail, of: status.f_blocks), share(status.f_favail, of: status.f_files))
    }
}

/// Makes one folder by its path, 0700 until its mode is set.
func makeFolder(path: String) throws(Errno) {
    try retrying { unsafe mkdir(path, 0o700) }
}

/// The names in a buffer of getdents64: `ino:8 off:8 reclen:2 type:1 name NUL`.
private func entryNames(_ entries: ArraySlice<UInt8>) -> [FileName] {
    var names: [FileName] = []
    var rest = entries
    while rest.count > 19 {
        let length = Int(native16(rest, at: 16))
        guard length > 19, length <= rest.count else { break }
        let name = rest.dropFirst(19).prefix(length - 19).prefix { $0 != 0 }
        // "." and ".." are no file names and fall out here.
        if let name = FileName(Array(name)) { names.append(name) }
        rest = rest.dropFirst(length)
    }
    return names
}

/// A number as the kernel lays it out; the caller has checked that the bytes are there.
private func native16(_ bytes: ArraySlice<UInt8>, at offset: Int) -> UInt16 {
    unsafe bytes.withUnsafeBytes {
        unsafe $0.loadUnaligned(fromByteOffset: offset, as: UInt16.self)
    }
}

func native32(_ bytes: ArraySlice<UInt8>, at offset: Int) -> UInt32 {
    unsafe bytes.withUnsafeBytes {
        unsafe $0.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
    }
}

// MARK: - Waiting

extension Descriptor {
    /// Watches a path; the number that its events will carry.
    func watch(path: String, mask: UInt32) throws(Errno) -> Int32 {
        guard !path.utf8.contains(0) else { throw Errno(code: EINVAL) }
        return try retrying { unsafe inotify_add_watch(number, path, mask) }
    }

    func unwatch(_ watch: Int32) { inotify_rm_watch(number, watch) }

    /// What is there to read without waiting; empty where nothing is.
    func available(limit: Int) throws(Errno) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: limit)
        do {
            let length = try read(into: &bytes, from: 0)
            return Array(bytes.prefix(length))
        } catch {
            if error.code == EAGAIN { return [] }
            throw error
        }
    }

    /// Adds one to an event counter; a full one is as awake as it can be.
    func signal() {
        var one: UInt64 = 1
        _ = unsafe Glibc.write(number, &one, MemoryLayout<UInt64>.size)
    }
}

/// Waits until one of two descriptors can be read, a signal comes or the time is over.
func waitReadable(
    _ a: borrowing Descriptor, _ b: borrowing Descriptor, milliseconds: Int32
) throws(Errno) {
    var both = [
        pollfd(fd: a.number, events: Int16(POLLIN), revents: 0),
        pollfd(fd: b.number, events: Int16(POLLIN), revents: 0),
    ]
    let result = unsafe poll(&both, 2, milliseconds)
    // An interruption is an early return: the caller looks at its world and waits again.
    if result < 0, errno != EINTR { throw .last }
}

// MARK: - The service manager's socket

extension Descriptor {
    /// Sends one datagram, whole or not at all, to a Unix socket.
    ///
    /// The address is the bytes of sun_path; a leading NUL means an abstract one.
    func send(_ message: [UInt8], to address: [UInt8]) throws(Errno) {
        var target = sockaddr_un()
        guard !address.isEmpty, address.count < MemoryLayout.size(ofValue: target.sun_path) else {
            throw Errno(code: ENAMETOOLONG)
        }
        target.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &target.sun_path) { unsafe $0.copyBytes(from: address) }
        // An abstract name is as long as it is said to be; a path ends at its NUL.
        let length = socklen_t(MemoryLayout<sa_family_t>.size + address.count)
        let result = unsafe withUnsafePointer(to: &target) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { socketAddress in
                unsafe sendto(
                    number, message, message.count, Int32(MSG_NOSIGNAL), socketAddress,
                    length)
            }
        }
        if result < 0 { throw .last }
    }
}

extension FileName {
    fileprivate var cString: [CChar] { bytes.map(CChar.init(bitPattern:)) + [0] }
}
