// SPDX-License-Identifier: MIT

import CZlib

/// Unpacks what gzip packed, piece by piece: it holds one piece, however much comes of it.
@safe package final class Inflation {
    package enum Failure: Error, Sendable, Equatable {
        case damaged, cutShort, noMemory
    }

    /// What every gzip file begins with.
    package static let signature: [UInt8] = [0x1F, 0x8B]

    private static let pieceSize = 64 << 10
    /// The largest window of deflate (15), and 16 for a header of gzip.
    private static let windowBits: Int32 = 15 + 16

    /// zlib keeps the address of this.
    private let stream: UnsafeMutablePointer<z_stream>
    private var piece = [UInt8](repeating: 0, count: Inflation.pieceSize)
    private var isAtEnd = false

    package init() throws(Failure) {
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: unsafe z_stream())
        let size = Int32(unsafe MemoryLayout<z_stream>.size)
        guard unsafe inflateInit2_(stream, Self.windowBits, ZLIB_VERSION, size) == Z_OK else {
            unsafe stream.deallocate()
            throw .noMemory
        }
    }

    deinit {
        unsafe inflateEnd(stream)
        unsafe stream.deallocate()
    }

    /// Unpacks the next bytes of the file; several packed files one after another are one text.
    ///
    /// - Parameters:
    ///   - packed: any number of bytes, cut anywhere.
    ///   - take: is handed at most 64 KiB at a time.
    /// - Throws: what is wrong with the bytes, and what `take` throws.
    package func inflate(_ packed: [UInt8], _ take: ([UInt8]) throws -> Void) throws {
        var start = 0
        var isFull = false
        // A full piece may have left more behind, also when all bytes have been read.
        while start < packed.count || isFull {
            if isAtEnd, start < packed.count { try nextMember() }
            let (read, written) = try step(packed[start...])
            start += read
            isFull = written == Self.pieceSize
            if written > 0 { try take(Array(piece[..<written])) }
        }
    }

    /// To be called after the last bytes.
    package func finish() throws(Failure) {
        guard isAtEnd else { throw .cutShort }
    }

    private func nextMember() throws(Failure) {
        guard unsafe inflateReset(stream) == Z_OK else { throw .damaged }
        isAtEnd = false
    }

    private func step(_ packed: ArraySlice<UInt8>) throws -> (read: Int, written: Int) {
        let (status, read, written) = unsafe packed.withUnsafeBufferPointer { source in
            unsafe piece.withUnsafeMutableBufferPointer { target in
                unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
                unsafe stream.pointee.avail_in = UInt32(clamping: source.count)
                unsafe stream.pointee.next_out = target.baseAddress
                unsafe stream.pointee.avail_out = UInt32(target.count)
                let available = unsafe stream.pointee.avail_in
                let status = unsafe CZlib.inflate(stream, Z_NO_FLUSH)
                return (
                    status, Int(available - (unsafe stream.pointee.avail_in)),
                    target.count - Int(unsafe stream.pointee.avail_out)
                )
            }
        }
        switch status {
        case Z_STREAM_END: isAtEnd = true
        case Z_OK, Z_BUF_ERROR: break
        case Z_MEM_ERROR: throw Failure.noMemory
        default: throw Failure.damaged
        }
        return (read, written)
    }
}
