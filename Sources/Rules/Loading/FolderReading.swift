// SPDX-License-Identifier: MIT

import Glibc

/// The system calls that reading the rules folder needs, each safe to call.
///
/// Below the folder no symbolic link is followed, not even as a part of a path, so nothing
/// outside the folder is ever read or shown in an error.
struct FolderDescriptor: ~Copyable {
    private let descriptor: CInt

    /// Opens the folder itself, which may be reached by a link.
    init(_ path: String) throws(ReadingFailure) {
        // No path holds a zero byte; C would read another one.
        guard !path.utf8.contains(0) else { throw ReadingFailure(EINVAL) }
        let opened = unsafe Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard opened >= 0 else { throw ReadingFailure(errno) }
        descriptor = opened
    }

    private init(taking descriptor: CInt) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    /// The names in the folder, as bytes, in no order.
    func names() throws(ReadingFailure) -> [[UInt8]] {
        // A descriptor of its own: closing the stream closes it too.
        let own = unsafe openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard own >= 0 else { throw ReadingFailure(errno) }
        guard let stream = unsafe fdopendir(own) else {
            let reason = errno
            close(own)
            throw ReadingFailure(reason)
        }
        defer { unsafe closedir(stream) }
        var names: [[UInt8]] = []
        errno = 0
        while let entry = unsafe readdir(stream) {
            names.append(unsafe name(of: entry))
            errno = 0
        }
        guard errno == 0 else { throw ReadingFailure(errno) }
        return names
    }

    /// The bytes of a plain file below the folder.
    ///
    /// - Parameters:
    ///   - path: relative; its parts are opened one by one.
    ///   - limit: a file that is larger is refused unread.
    /// - Returns: all of the file.
    /// - Throws: why it was not read.
    func contents(of path: [UInt8], limit: Int) throws(ReadingFailure) -> [UInt8] {
        let parts = path.split(separator: UInt8(ascii: "/"), maxSplits: 1)
        guard let first = parts.first else { throw ReadingFailure(ENOENT) }
        guard parts.count == 1 else {
            return try subfolder(Array(first)).contents(of: Array(parts[1]), limit: limit)
        }
        // Without O_NONBLOCK, opening a pipe would wait for its writer.
        let file = try open(Array(first), O_NONBLOCK)
        defer { close(file) }
        var status = stat()
        guard unsafe fstat(file, &status) == 0 else { throw ReadingFailure(errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notPlain }
        guard status.st_size <= limit else { throw .tooLarge(limit) }
        return try bytes(of: file, limit: limit)
    }

    /// A folder in this one.
    func subfolder(_ name: [UInt8]) throws(ReadingFailure) -> FolderDescriptor {
        FolderDescriptor(taking: try open(name, O_DIRECTORY))
    }

    private func open(_ name: [UInt8], _ flags: CInt) throws(ReadingFailure) -> CInt {
        guard !name.contains(0) else { throw ReadingFailure(EINVAL) }
        let path = name.map { CChar(bitPattern: $0) } + [0]
        let opened = unsafe openat(
            descriptor, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | flags)
        guard opened >= 0 else { throw errno == ELOOP ? .symbolicLink : ReadingFailure(errno) }
        return opened
    }

    private func bytes(of file: CInt, limit: Int) throws(ReadingFailure) -> [UInt8] {
        var contents: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes { bytes in
                unsafe read(file, bytes.baseAddress, bytes.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw ReadingFailure(errno) }
            if count == 0 { return contents }
            contents += buffer.prefix(count)
            // The file may have grown since it was measured.
            guard contents.count <= limit else { throw .tooLarge(limit) }
        }
    }
}

/// Why a file of the rules folder was not read, in words for a moderator.
struct ReadingFailure: Error, Equatable, CustomStringConvertible {
    let description: String

    private init(_ description: String) { self.description = description }

    init(_ code: CInt) {
        description = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    }

    static let symbolicLink = ReadingFailure("it is a symbolic link")
    static let notPlain = ReadingFailure("it is not a plain file")

    static func tooLarge(_ limit: Int) -> ReadingFailure {
        ReadingFailure("it is larger than \(limit >> 20) MiB")
    }
}

private func name(of entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
    unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe Array(bytes.prefix { $0 != 0 })
    }
}
