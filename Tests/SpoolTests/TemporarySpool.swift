// SPDX-License-Identifier: MIT

import Glibc
import Spool

/// A spool in a folder of its own, removed with it.
///
/// All raw calls of these tests are in this file.
final class TemporarySpool {
    /// The folder around the spool, for what is not in it.
    let root: String
    var path: String { root + "/spool" }

    /// Memory where there is some: these tests flush hundreds of times and no power is cut.
    private static let parent: String = {
        if let chosen = unsafe getenv("TMPDIR") { return unsafe String(cString: chosen) }
        return unsafe access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
    }()

    init(prepared: Bool = true) throws {
        var template = Array((Self.parent + "/bailiff-spool-XXXXXX").utf8CString)
        guard unsafe mkdtemp(&template) != nil else { throw Failed("mkdtemp") }
        root = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        if prepared { try SpoolDirectory.prepare(path: path) }
    }

    deinit { Self.removeTree(Array(root.utf8)) }

    /// Bytes, since FileManager does not remove names that are not UTF-8.
    private static func removeTree(_ path: [UInt8]) {
        let cPath = (path + [0]).map(CChar.init(bitPattern:))
        for name in entries(cPath) { removeTree(path + [UInt8(ascii: "/")] + name.bytes) }
        _ = unsafe remove(cPath)
    }

    /// The entries of a folder but `.` and `..`; none where it is a link or no folder.
    private static func entries(_ cPath: [CChar]) -> [FileName] {
        var names: [FileName] = []
        let folder = unsafe Glibc.open(cPath, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
        guard folder >= 0, let listing = unsafe fdopendir(folder) else { return [] }
        defer { unsafe closedir(listing) }
        while let entry = unsafe readdir(listing) {
            let bytes = unsafe withUnsafeBytes(of: &entry.pointee.d_name) {
                unsafe Array($0.prefix { $0 != 0 })
            }
            if let name = FileName(bytes) { names.append(name) }
        }
        return names
    }

    func open(_ limits: SpoolLimits = SpoolLimits()) throws -> SpoolDirectory {
        try SpoolDirectory(path: path, limits: limits)
    }

    /// The path of an entry as C wants it; the name may be any bytes.
    private func cPath(_ folder: SpoolFolder, _ name: FileName? = nil) -> [CChar] {
        (Array((path + "/" + folder.rawValue + "/").utf8) + (name?.bytes ?? []) + [0])
            .map(CChar.init(bitPattern:))
    }

    /// A new file or a rewritten one.
    func put(_ name: FileName, _ bytes: [UInt8], in folder: SpoolFolder = .new) throws {
        let file = unsafe Glibc.open(cPath(folder, name), O_WRONLY | O_CREAT | O_TRUNC, 0o640)
        try check(file, "open")
        defer { close(file) }
        try check(Int32(unsafe write(file, bytes, bytes.count)), "write")
    }

    /// The bytes of a small file; nil where there is none.
    func bytes(_ name: FileName, in folder: SpoolFolder) -> [UInt8]? {
        let file = unsafe Glibc.open(cPath(folder, name), O_RDONLY)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        let length = unsafe read(file, &bytes, bytes.count)
        return Array(bytes.prefix(max(0, length)))
    }

    func names(in folder: SpoolFolder) -> Set<FileName> { Set(Self.entries(cPath(folder))) }

    func status(_ folder: SpoolFolder, _ name: FileName? = nil) throws -> stat {
        var status = stat()
        try check(unsafe lstat(cPath(folder, name), &status), "lstat")
        return status
    }

    func mode(_ folder: SpoolFolder, _ name: FileName? = nil) throws -> mode_t {
        try status(folder, name).st_mode & 0o7777
    }

    func setMode(_ mode: mode_t, _ relative: String) throws {
        try check(unsafe chmod(root + "/" + relative, mode), "chmod")
    }

    func setTime(_ name: FileName, in folder: SpoolFolder, seconds: Int) throws {
        let times = [timespec](repeating: timespec(tv_sec: seconds, tv_nsec: 0), count: 2)
        try check(unsafe utimensat(AT_FDCWD, cPath(folder, name), times, 0), "utimensat")
    }

    func move(_ from: String, _ to: String) throws {
        try check(unsafe rename(root + "/" + from, root + "/" + to), "rename")
    }

    func removeFolder(_ relative: String) throws {
        try check(unsafe rmdir(root + "/" + relative), "rmdir")
    }

    func makeFolder(_ name: FileName, in folder: SpoolFolder = .new) throws {
        try check(unsafe mkdir(cPath(folder, name), 0o755), "mkdir")
    }

    func makeLink(_ name: FileName, to target: String, in folder: SpoolFolder = .new) throws {
        try check(unsafe symlink(target, cPath(folder, name)), "symlink")
    }

    func makeLink(_ relative: String, to target: String) throws {
        try check(unsafe symlink(target, root + "/" + relative), "symlink")
    }

    func makeHardLink(_ name: FileName, of file: FileName, in folder: SpoolFolder) throws {
        try check(unsafe link(cPath(folder, file), root + "/" + name.shown), "link")
    }

    func rewriteOutside(_ name: String, _ bytes: [UInt8]) throws {
        let file = unsafe Glibc.open(root + "/" + name, O_WRONLY | O_TRUNC)
        try check(file, "open")
        defer { close(file) }
        try check(Int32(unsafe write(file, bytes, bytes.count)), "write")
    }

    /// Opens and closes two files of `new` in turn, each time an event that cannot be merged with
    /// the one before.
    func overflow(_ a: FileName, _ b: FileName, events: Int) throws {
        let paths = [cPath(.new, a), cPath(.new, b)]
        for number in 0..<events {
            let file = unsafe Glibc.open(paths[number % 2], O_WRONLY)
            try check(file, "open")
            close(file)
        }
    }

    func makeFIFO(_ name: FileName) throws {
        try check(unsafe mkfifo(cPath(.new, name), 0o640), "mkfifo")
    }

    /// /dev/null by another name, for root alone.
    func makeDevice(_ name: FileName) throws {
        try check(unsafe mknod(cPath(.new, name), S_IFCHR | 0o640, 1 << 8 | 3), "mknod")
    }

    func makeSparse(_ name: FileName, size: Int, in folder: SpoolFolder = .new) throws {
        try put(name, [], in: folder)
        try check(unsafe truncate(cPath(folder, name), size), "truncate")
    }

    /// A datagram socket; a path, or a name after a NUL.
    static func bindSocket(_ address: [UInt8]) throws -> Int32 {
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        var target = sockaddr_un()
        target.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &target.sun_path) { unsafe $0.copyBytes(from: address) }
        let length = socklen_t(MemoryLayout<sa_family_t>.size + address.count)
        let result = unsafe withUnsafePointer(to: &target) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(descriptor, $0, length)
            }
        }
        try check(result, "bind")
        return descriptor
    }

    /// What lies in a socket, without waiting.
    static func receive(_ descriptor: Int32) -> String? {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let length = unsafe recv(descriptor, &bytes, bytes.count, Int32(MSG_DONTWAIT))
        return length < 0 ? nil : String(decoding: bytes.prefix(length), as: UTF8.self)
    }

    /// Opens a file and holds a write lease on it, as a file server does: any other open without
    /// waiting fails, root's too.
    func lease(_ name: FileName, in folder: SpoolFolder) throws -> Int32 {
        let file = unsafe Glibc.open(cPath(folder, name), O_RDWR)
        try check(file, "open")
        // The kernel tells the holder by a signal: one that is ignored by default.
        try check(fcntl(file, 10, SIGURG), "F_SETSIG")
        try check(fcntl(file, 1024, Int32(F_WRLCK)), "F_SETLEASE")
        return file
    }

    /// Does something with the rights of an ordinary user: as root on this thread alone (glibc's
    /// setuid would change all threads), otherwise as who we are.
    func asOrdinaryUser<Result>(_ work: () throws -> Result) throws -> Result {
        guard geteuid() == 0 else { return try work() }
        typealias SetID = @convention(c) (UInt32) -> Int32
        guard let user = unsafe dlsym(nil, "setfsuid"), let group = unsafe dlsym(nil, "setfsgid")
        else { throw Failed("dlsym") }
        let setUser = unsafe unsafeBitCast(user, to: SetID.self)
        let setGroup = unsafe unsafeBitCast(group, to: SetID.self)
        _ = setGroup(Self.ordinary)
        _ = setUser(Self.ordinary)
        defer {
            _ = setUser(0)
            _ = setGroup(0)
        }
        return try work()
    }

    private static let ordinary: UInt32 = 65_534

    /// Gives a thing to the user of ``asOrdinaryUser(_:)``.
    func giveAway(_ relative: String) throws {
        guard geteuid() == 0 else { return }
        try check(unsafe chown(root + "/" + relative, Self.ordinary, Self.ordinary), "chown")
    }

    static func check(_ result: Int32, _ call: String) throws {
        if result < 0 { throw Failed("\(call): errno \(errno)") }
    }

    private func check(_ result: Int32, _ call: String) throws { try Self.check(result, call) }
}

/// A step that prepares a test did not work.
struct Failed: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// A name that a test wrote.
func name(_ text: String) throws -> FileName {
    guard let name = FileName(text) else { throw Failed("not a name: \(text)") }
    return name
}

func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

/// The failure that the work throws, nil where it throws none.
func failure(_ work: () throws -> Void) -> SpoolFailure? {
    do {
        try work()
        return nil
    } catch {
        return error as? SpoolFailure
    }
}
