// SPDX-License-Identifier: MIT

import CVectorscan
import Rules

/// A needle as Vectorscan takes it.
struct Expression {
    enum Support {
        case full
        /// It finds candidates, which have to be confirmed.
        case prefilter
        case none
    }

    let source: [UInt8]
    let number: UInt32
    private(set) var flags: UInt32

    /// A literal as bytes.
    init(literal: String, number: Int, caseless: Bool) {
        source = Array(literal.utf8)
        self.number = UInt32(number)
        flags = UInt32(HS_FLAG_SINGLEMATCH) | (caseless ? UInt32(HS_FLAG_CASELESS) : 0)
    }

    /// A pattern with the flags that mean what PCRE2's mean.
    init(pattern: String, flags given: Set<Pattern.Flag>, number: Int) {
        let letters = given.contains(.extended) ? "(?x)" : ""
        source = Array((letters + pattern).utf8)
        self.number = UInt32(number)
        flags = given.reduce(UInt32(HS_FLAG_SINGLEMATCH)) { $0 | $1.vectorscan }
        // Costs something, so only where a character and a byte are not the same to it.
        if pattern.needsCharacters { flags |= UInt32(HS_FLAG_UTF8) }
    }

    /// Asks the library; from then on the flags are those that it can do.
    ///
    /// Version 5.4.9 takes a long gap of any characters and aborts when it scans for it.
    mutating func settle() -> Support {
        if String(decoding: source, as: UTF8.self).contains(".{10,256}") { return .none }
        if isAccepted { return .full }
        // A prefilter cannot promise to report once.
        flags = flags & ~UInt32(HS_FLAG_SINGLEMATCH) | UInt32(HS_FLAG_PREFILTER)
        return isAccepted ? .prefilter : .none
    }

    private var isAccepted: Bool {
        var info: UnsafeMutablePointer<hs_expr_info_t>?
        var error: UnsafeMutablePointer<hs_compile_error_t>?
        let copy = unsafe copied()
        defer { unsafe copy.deallocate() }
        let status = unsafe hs_expression_info(copy.baseAddress, flags, &info, &error)
        unsafe hs_free_compile_error(error)
        guard status == HS_SUCCESS else { return false }
        unsafe info?.deallocate()
        // What passes here may still be too large to compile.
        return (try? Vectorscan([self])) != nil
    }

    /// With the zero at its end that C wants; whoever asks deallocates.
    func copied() -> UnsafeMutableBufferPointer<CChar> {
        let room = UnsafeMutableBufferPointer<CChar>.allocate(capacity: source.count + 1)
        _ = unsafe room.initialize(from: (source + [0]).map(CChar.init(bitPattern:)))
        return unsafe room
    }
}

extension Pattern.Flag {
    fileprivate var vectorscan: UInt32 {
        switch self {
        case .caseless: UInt32(HS_FLAG_CASELESS)
        case .multiline: UInt32(HS_FLAG_MULTILINE)
        case .dotMatchesLineEnd: UInt32(HS_FLAG_DOTALL)
        case .unicodeProperties: UInt32(HS_FLAG_UCP) | UInt32(HS_FLAG_UTF8)
        case .extended: 0
        }
    }
}

extension String {
    /// Whether characters that are not ASCII can be part of a match.
    fileprivate var needsCharacters: Bool {
        !utf8.allSatisfy { $0 < 0x80 }
            || ["[^", "\\W", "\\S", "\\D", "\\x", "\\p", "\\P"].contains(where: contains)
            || replacing("\\.", with: "").contains(".")
    }
}
