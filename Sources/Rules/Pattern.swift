// SPDX-License-Identifier: MIT

import CPCRE2
import Synchronization
import Text

/// A compiled regular expression: the only code that touches PCRE2, with all limits set here.
///
/// Immutable once compiled, so any number of evaluators may share one; what a match writes into
/// is each evaluator's own ``MatchScratch``. UTF is always on. `\w`, `\d` and `\b` know ASCII
/// only unless the flag `u` asks for Unicode properties, which cost about twice the time.
@safe package final class Pattern: Sendable {
    package enum Flag: Character, Sendable, CaseIterable {
        case caseless = "i"
        case multiline = "m"
        case dotMatchesLineEnd = "s"
        case unicodeProperties = "u"
        case extended = "x"
    }

    package struct CompileError: Error, Equatable {
        package let message: String
        /// In bytes of the pattern.
        package let offset: Int
    }

    /// A match that PCRE2 gave up: neither a match nor the absence of one.
    package struct MatchError: Error, Equatable {
        package let code: Int32
        package let reason: String
    }

    /// Whether this PCRE2 and this process may make machine code.
    package static var jitAvailable: Bool {
        (try? Pattern("a"))?.hasMachineCode ?? false
    }

    /// Made at the first search: most patterns of a large set never come so far.
    private enum MachineCode: UInt8, AtomicRepresentable {
        case none, inTheMaking, ready, refused
    }

    package let source: String
    package let flags: Set<Flag>
    private let isAnchored: Bool
    private let wantsMachineCode: Bool
    private let machineCode = Atomic(MachineCode.none)
    private nonisolated(unsafe) let code: OpaquePointer

    /// Compiles a pattern.
    ///
    /// - Parameters:
    ///   - source: what stands between the slashes.
    ///   - flags: of this pattern.
    ///   - jit: whether to make machine code where that is possible.
    /// - Throws: PCRE2's own words and the place they mean.
    package init(_ source: String, flags: Set<Flag> = [], jit: Bool = true) throws(CompileError) {
        var status: Int32 = 0
        var offset = 0
        let bytes = Self.lineFeedNamed + Array(source.utf8)
        let options = flags.reduce(Self.always) { $0 | $1.option }
        let context = unsafe Self.compileContext()
        defer { unsafe pcre2_compile_context_free_8(context) }
        let compiled = unsafe bytes.withUnsafeBufferPointer { buffer in
            unsafe pcre2_compile_8(
                buffer.baseAddress, buffer.count, options, &status, &offset, context)
        }
        guard let compiled = unsafe compiled else {
            let offset = min(offset, bytes.count) - Self.lineFeedNamed.count
            throw CompileError(message: message(of: status), offset: max(offset, 0))
        }
        unsafe code = compiled
        (self.source, self.flags, wantsMachineCode) = (source, flags, jit)
        var inForce: UInt32 = 0
        _ = unsafe pcre2_pattern_info_8(compiled, UInt32(PCRE2_INFO_ALLOPTIONS), &inForce)
        isAnchored = inForce & PCRE2_ANCHORED != 0
    }

    deinit { unsafe pcre2_code_free_8(code) }

    /// Whether there is machine code, which the first to ask makes.
    ///
    /// Whoever asks while another thread makes it goes without.
    package var hasMachineCode: Bool {
        switch machineCode.load(ordering: .acquiring) {
        case .ready: return true
        case .refused, .inTheMaking: return false
        case .none: break
        }
        let (isMine, _) = machineCode.compareExchange(
            expected: .none, desired: .inTheMaking, ordering: .acquiringAndReleasing)
        guard isMine else { return false }
        let isReady =
            unsafe wantsMachineCode && pcre2_jit_compile_8(code, PCRE2_JIT_COMPLETE) == 0
        machineCode.store(isReady ? .ready : .refused, ordering: .releasing)
        return isReady
    }

    /// `\C` could cut a character in two.
    private static var always: UInt32 {
        PCRE2_UTF | PCRE2_NEVER_BACKSLASH_C | PCRE2_USE_OFFSET_LIMIT
    }

    /// Stands before every pattern and matches nothing, but it names a line feed.
    ///
    /// In a pattern that names none, PCRE2 steps over the LF of a CRLF where a match could not
    /// start at the CR: `\scasino` would then be missed at the beginning of a web form's line, or
    /// found, depending on where the search began. Lazy, so that a `?` or `+` that the moderator
    /// left without anything to repeat stays an error.
    private static let lineFeedNamed = Array(#"\n{0}?"#.utf8)

    /// A web form sends CRLF where a test in a rule file has LF: `$` stands before either.
    private static func compileContext() -> OpaquePointer? {
        let context = unsafe pcre2_compile_context_create_8(nil)
        if let context = unsafe context {
            _ = unsafe pcre2_set_newline_8(context, UInt32(PCRE2_NEWLINE_ANYCRLF))
            _ = unsafe pcre2_set_max_pattern_length_8(
                context, 16384 + lineFeedNamed.count)
        }
        return unsafe context
    }
}

extension Pattern.Flag {
    fileprivate var option: UInt32 {
        switch self {
        case .caseless: PCRE2_CASELESS
        case .multiline: PCRE2_MULTILINE
        case .dotMatchesLineEnd: PCRE2_DOTALL
        case .unicodeProperties: PCRE2_UCP
        case .extended: PCRE2_EXTENDED
        }
    }
}

/// What one evaluator's matches write into: match data, limits and a stack for machine code.
///
/// Not for two matches at a time.
@safe package final class MatchScratch {
    fileprivate let data: OpaquePointer?
    fileprivate let context: OpaquePointer?
    private let stack: OpaquePointer?
    /// Kept from text to text so that their memory is.
    var search = SearchBuffer()
    var seen = SeenLiterals()

    /// About 0.2 ms of backtracking from one starting point.
    private static let matchLimit: UInt32 = 100_000
    private static let depthLimit: UInt32 = 10_000
    private static let heapLimitKiB: UInt32 = 4096

    package init() {
        unsafe data = pcre2_match_data_create_8(1, nil)
        unsafe context = pcre2_match_context_create_8(nil)
        unsafe stack = pcre2_jit_stack_create_8(32 << 10, 1 << 20, nil)
        guard let context = unsafe context else { return }
        _ = unsafe pcre2_set_match_limit_8(context, Self.matchLimit)
        _ = unsafe pcre2_set_depth_limit_8(context, Self.depthLimit)
        _ = unsafe pcre2_set_heap_limit_8(context, Self.heapLimitKiB)
        unsafe pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack))
    }

    deinit {
        unsafe pcre2_match_data_free_8(data)
        unsafe pcre2_match_context_free_8(context)
        unsafe pcre2_jit_stack_free_8(stack)
    }
}

extension Pattern {
    /// The first match that starts in a window of the text, or nil.
    ///
    /// - Parameters:
    ///   - text: valid UTF-8, which is not checked again.
    ///   - start: where to begin, at a character's first byte.
    ///   - lastStart: the last byte at which a match may start.
    ///   - scratch: this evaluator's own.
    /// - Returns: a range of bytes.
    /// - Throws: when PCRE2 gave up.
    func firstMatch(
        in text: Span<UInt8>, from start: Int, lastStart: Int, scratch: MatchScratch
    ) throws(MatchError) -> Range<Int>? {
        guard let data = unsafe scratch.data, let context = unsafe scratch.context else {
            throw MatchError(code: PCRE2_ERROR_NOMEMORY, reason: message(of: PCRE2_ERROR_NOMEMORY))
        }
        _ = unsafe pcre2_set_offset_limit_8(context, lastStart)
        let status = unsafe text.withUnsafeBufferPointer { buffer in
            // An empty buffer may have no address at all, which PCRE2 10.42 refuses.
            var nothing: UInt8 = 0
            return unsafe withUnsafePointer(to: &nothing) { none in
                let address = unsafe buffer.baseAddress ?? none
                return unsafe hasMachineCode
                    ? pcre2_jit_match_8(code, address, buffer.count, start, 0, data, context)
                    : pcre2_match_8(
                        code, address, buffer.count, start, PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT, data,
                        context)
            }
        }
        if status == PCRE2_ERROR_NOMATCH { return nil }
        guard status >= 0, let pair = unsafe pcre2_get_ovector_pointer_8(data) else {
            throw MatchError(code: status, reason: message(of: status))
        }
        // \K in a lookahead, where a build of PCRE2 allows it, can put the start after the end.
        let (from, to) = unsafe (pair[0], pair[1])
        return min(from, to)..<max(from, to)
    }

    /// Whether no match can start anywhere but where the search starts.
    var startsOnlyAtStart: Bool { isAnchored }
}

private func message(of status: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let length = unsafe buffer.withUnsafeMutableBufferPointer { bytes in
        unsafe pcre2_get_error_message_8(status, bytes.baseAddress, bytes.count)
    }
    return String(decoding: buffer.prefix(max(0, Int(length))), as: UTF8.self)
}
