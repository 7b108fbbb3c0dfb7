// SPDX-License-Identifier: MIT

/// A model in a file, with whatever else belongs to the same moment.
///
/// Prologue, head, attachment, then the table's segments as they lie in memory. The first three
/// are read and verified when it is opened; a segment when it is touched first, so that a start passes over
/// nothing. The ledger is the truth: whatever is wrong with a snapshot, it is made again from there.
package struct Snapshot: Sendable {
    /// Raised with every change of what is written below.
    static let format: UInt64 = 1

    package let model: Model
    /// Opaque here.
    package let attachment: [UInt8]

    package init(model: Model, attachment: [UInt8]) {
        self.model = model
        self.attachment = attachment
    }

    /// Opens the snapshot of that name.
    package init(path: String) throws(SnapshotFailure) {
        let file = try SnapshotMemory(path: path, stretches: Table.segmentCount)
        let prologue = try Prologue(try file.bytes(0..<Prologue.size))
        let headEnd = Prologue.size + prologue.headSize
        let bytes = try file.bytes(Prologue.size..<headEnd)
        guard bytes.count == prologue.headSize, checksum(bytes) == prologue.headSum else {
            throw .damaged
        }
        let head = Head(bytes)
        attachment = try file.bytes(headEnd..<headEnd + head.attachmentSize)
        guard checksum(attachment) == head.attachmentSum else { throw .damaged }
        model = try head.model(in: file, from: aligned(headEnd + attachment.count))
    }

    /// Puts it into the place of the snapshot of that name, whole or not at all.
    package func write(to path: String) throws(SnapshotFailure) {
        let segments = model.tally.table.segments
        model.tally.table.fetchAll()
        guard !model.isDamaged else { throw .damaged }
        let head = Head(model, attachment).bytes
        let start = Prologue(of: head).bytes + head + attachment
        let padding = [UInt8](repeating: 0, count: aligned(start.count) - start.count)
        let file = try SnapshotFile(replacing: path)
        try file.write(start + padding)
        for segment in segments { try file.write(segment.view) }
        try file.finish()
    }
}

/// Where a segment may begin.
private func aligned(_ offset: Int) -> Int {
    (offset + CellView.alignment - 1) / CellView.alignment * CellView.alignment
}

/// What must be known before the head can be read.
private struct Prologue {
    static let size = 40
    private static let sign = Array("bailiffM".utf8)

    let headSize: Int
    let headSum: UInt64

    init(of head: [UInt8]) {
        headSize = head.count
        headSum = checksum(head)
    }

    init(_ bytes: [UInt8]) throws(SnapshotFailure) {
        guard bytes.count == Self.size, bytes.starts(with: Self.sign) else { throw .foreign }
        var numbers = Numbers(Array(bytes.dropFirst(Self.sign.count)))
        guard numbers.word() == Snapshot.format, numbers.number() == Features.version else {
            throw .otherVersion
        }
        headSize = numbers.number()
        headSum = numbers.word()
        guard 0..<1 << 20 ~= headSize else { throw .damaged }
    }

    var bytes: [UInt8] {
        var numbers = Numbers()
        numbers.put(Snapshot.format)
        numbers.put(Features.version)
        numbers.put(headSize)
        numbers.put(headSum)
        return Self.sign + numbers.bytes
    }
}
