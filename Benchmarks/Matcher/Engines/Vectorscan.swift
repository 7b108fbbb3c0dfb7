// SPDX-License-Identifier: MIT

import CVectorscan

/// A database of Vectorscan in block mode, with what it needs to scan: all of this library that
/// the benchmark touches, beside ``Expression``.
@safe final class Vectorscan {
    private let database: OpaquePointer
    private let scratch: OpaquePointer

    /// Literals may be given as bytes, for which the library has a way of its own.
    init(_ expressions: [Expression], pureLiterals: Bool = false) throws {
        unsafe database = try compiled(expressions, pureLiterals: pureLiterals)
        var room: OpaquePointer?
        guard unsafe hs_alloc_scratch(database, &room) == HS_SUCCESS, let room = unsafe room else {
            throw BenchFailure("Vectorscan has no scratch space")
        }
        unsafe scratch = room
    }

    deinit {
        unsafe hs_free_scratch(scratch)
        unsafe hs_free_database(database)
    }

    /// Of the database and the scratch space.
    var megabytes: Double {
        var size = 0
        var room = 0
        _ = unsafe hs_database_size(database, &size)
        _ = unsafe hs_scratch_size(scratch, &room)
        return Double(size + room) / 1_048_576
    }

    /// Appends the numbers of the expressions that match; those that it only guesses at, perhaps
    /// more than once.
    func scan(_ text: [UInt8], into found: inout [UInt32]) {
        unsafe withUnsafeMutablePointer(to: &found) { list in
            unsafe text.withUnsafeBytes { bytes in
                _ = unsafe hs_scan(
                    database, bytes.bindMemory(to: CChar.self).baseAddress, UInt32(bytes.count), 0,
                    scratch, note, list)
            }
        }
    }
}

private func note(
    _ number: UInt32, _: UInt64, _: UInt64, _: UInt32, _ context: UnsafeMutableRawPointer?
) -> Int32 {
    unsafe context?.assumingMemoryBound(to: [UInt32].self).pointee.append(number)
    return 0
}

private func compiled(
    _ expressions: [Expression], pureLiterals: Bool
) throws -> OpaquePointer {
    let copies = unsafe expressions.map { unsafe $0.copied() }
    defer { unsafe copies.forEach { unsafe $0.deallocate() } }
    let sources = unsafe copies.map { unsafe UnsafePointer($0.baseAddress) }
    let flags = expressions.map(\.flags)
    let numbers = expressions.map(\.number)
    let lengths = expressions.map(\.source.count)
    let count = UInt32(expressions.count)
    var database: OpaquePointer?
    var error: UnsafeMutablePointer<hs_compile_error_t>?
    defer { unsafe hs_free_compile_error(error) }
    let mode = UInt32(HS_MODE_BLOCK)
    let status =
        unsafe pureLiterals
        ? hs_compile_lit_multi(
            sources, flags, numbers, lengths, count, mode, nil, &database, &error)
        : hs_compile_multi(sources, flags, numbers, count, mode, nil, &database, &error)
    guard status == HS_SUCCESS, let database = unsafe database else {
        let reason = unsafe error.map { unsafe String(cString: $0.pointee.message) }
        throw BenchFailure("Vectorscan: \(reason ?? "error \(status)")")
    }
    return unsafe database
}
