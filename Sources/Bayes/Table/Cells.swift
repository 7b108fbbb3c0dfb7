// SPDX-License-Identifier: MIT

import Glibc
import Synchronization

// The memory of the table and all of its `unsafe`: raw, so that a snapshot is read into its place as it
// lies in the file, and so that a look-up costs no reference count. Every access is bounded here.

/// The memory of one segment: its own, or a part of a snapshot's.
///
/// Groups of eight tags first, then the slots, each on a boundary of 32 bytes.
@safe final class Cells: Sendable {
    let view: CellView
    /// Nil where the memory is the segment's own.
    private let snapshot: SnapshotMemory?
    private let check: Check?

    /// What the part must amount to before it is believed.
    private struct Check: Sendable {
        let stretch: Int
        let sum: UInt64
    }

    /// All slots free.
    init(groups: Int) {
        let size = CellView.size(groups: groups)
        let memory = UnsafeMutableRawPointer.allocate(
            byteCount: size, alignment: CellView.alignment)
        unsafe memset(memory, 0, size)
        view = unsafe CellView(memory, groups: groups)
        (snapshot, check) = (nil, nil)
    }

    private init(copying other: CellView) {
        let memory = UnsafeMutableRawPointer.allocate(
            byteCount: other.size, alignment: CellView.alignment)
        unsafe memcpy(memory, other.memory, other.size)
        view = unsafe CellView(memory, groups: other.groups)
        (snapshot, check) = (nil, nil)
    }

    /// A part of a snapshot, empty until ``fetch()``; nil where it is not inside of it.
    init?(of snapshot: SnapshotMemory, offset: Int, groups: Int, stretch: Int, sum: UInt64) {
        guard let memory = unsafe snapshot.memory(at: offset, groups: groups) else { return nil }
        view = unsafe CellView(memory, groups: groups)
        self.snapshot = snapshot
        check = Check(stretch: stretch, sum: sum)
    }

    deinit {
        if let snapshot {
            unsafe snapshot.drop(view.memory, view.size)
        } else {
            unsafe view.memory.deallocate()
        }
    }

    var isOwn: Bool { snapshot == nil }

    func copied() -> Cells { Cells(copying: view) }

    /// Reads a part of a snapshot the first time; one that is not what was written becomes empty.
    func fetch() {
        guard let snapshot, let check else { return }
        let memory = unsafe UnsafeMutableRawBufferPointer(start: view.memory, count: view.size)
        unsafe snapshot.read(check.stretch, into: memory, sum: check.sum)
    }
}

/// A look at a segment's memory, which whoever holds it must keep alive.
@safe struct CellView: @unchecked Sendable {
    static let alignment = 64

    fileprivate let memory: UnsafeMutableRawPointer
    fileprivate let slots: UnsafeMutablePointer<Slot>
    let groups: Int

    fileprivate init(_ memory: UnsafeMutableRawPointer, groups: Int) {
        unsafe self.memory = memory
        self.groups = groups
        unsafe slots = (memory + Self.tagSize(groups: groups)).assumingMemoryBound(to: Slot.self)
    }

    var capacity: Int { groups * 8 }
    var size: Int { Self.size(groups: groups) }

    static func size(groups: Int) -> Int {
        tagSize(groups: groups) + groups * 8 * MemoryLayout<Slot>.stride
    }

    private static func tagSize(groups: Int) -> Int {
        (groups * 8 + alignment - 1) / alignment * alignment
    }

    @inline(__always)
    func tags(_ group: Int) -> Tags {
        precondition(UInt(bitPattern: group) < UInt(bitPattern: groups))
        return Tags(bytes: unsafe memory.load(fromByteOffset: group &* 8, as: UInt64.self))
    }

    @inline(__always)
    subscript(index: Int) -> Slot {
        get {
            precondition(UInt(bitPattern: index) < UInt(bitPattern: capacity))
            return unsafe slots[index]
        }
        nonmutating set {
            precondition(UInt(bitPattern: index) < UInt(bitPattern: capacity))
            unsafe slots[index] = newValue
        }
    }

    /// The hash of a slot, without the rest of it.
    @inline(__always)
    func hash(_ index: Int) -> UInt64 {
        precondition(UInt(bitPattern: index) < UInt(bitPattern: capacity))
        return unsafe slots[index].hash
    }

    func take(_ index: Int, _ place: Place) {
        precondition(UInt(bitPattern: index) < UInt(bitPattern: capacity))
        unsafe memory.storeBytes(
            of: UInt8(truncatingIfNeeded: place.tags), toByteOffset: index, as: UInt8.self)
    }

    /// All of it, for a checksum or a file.
    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        unsafe try body(UnsafeRawBufferPointer(start: memory, count: size))
    }

    var sum: UInt64 { unsafe withBytes { unsafe checksum($0) } }

}

/// A hash on its way to its slot.
///
/// Each step of the way only computes or only waits for memory, so that many can wait at once.
@unsafe struct Candidate {
    private var group: UnsafePointer<UInt64>
    private var tags: UInt64 = 0
    private(set) var slot: UnsafePointer<Slot>
    private(set) var hash: UInt64 = 0
    /// Whether the slot's tag matches.
    private(set) var isLikely = false
    /// Whether the hash may stand elsewhere, which only a search can tell.
    private(set) var isOneOfMany = false

    /// Finds the place's own group.
    @inline(__always)
    init(_ place: Place, in view: CellView) {
        let number = place.group(of: view.groups)
        unsafe group = UnsafePointer(view.memory.assumingMemoryBound(to: UInt64.self)) + number
        unsafe slot = UnsafePointer(view.slots) + number &* 8
    }

    /// Waits for the tags.
    @inline(__always)
    mutating func readTags() { unsafe tags = group.pointee }

    /// Takes the first slot whose tag matches, or none: without a branch, for which way it went
    /// the processor could not foretell.
    @inline(__always)
    mutating func choose(_ place: Place) {
        let found = unsafe Tags(bytes: tags)
        let matches = found.matches(place)
        unsafe isLikely = matches != 0
        unsafe isOneOfMany = isLikely || found.free == 0
        let match = unsafe slot + matches.trailingZeroBitCount / 8
        unsafe slot = isLikely ? match : UnsafeRawPointer(group).assumingMemoryBound(to: Slot.self)
    }

    /// Waits for the slot.
    @inline(__always)
    mutating func readSlot() { unsafe hash = slot.pointee.hash }
}

extension SnapshotMemory {
    /// A boundary of it where a segment of that size may begin.
    fileprivate func memory(at offset: Int, groups: Int) -> UnsafeMutableRawPointer? {
        guard groups > 0, groups <= size / 8, offset >= 0, offset <= size,
            offset.isMultiple(of: CellView.alignment),
            CellView.size(groups: groups) <= size - offset
        else { return nil }
        return unsafe base + offset
    }
}
