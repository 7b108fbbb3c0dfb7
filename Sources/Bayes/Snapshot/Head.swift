// SPDX-License-Identifier: MIT

/// All of a model but its table, and what the table's segments are.
struct Head {
    private let decisions: PerClass<Int>
    private let ordinal: Int
    private let ageing: Ageing
    private let mass: PerView<PerClass<Int64>>
    private let weights: Weights
    private let seed: Seed
    private let segments: [Extent]
    let attachmentSize: Int
    let attachmentSum: UInt64

    /// What a segment is, without its memory.
    private struct Extent {
        let groups: Int
        let taken: Int
        let count: Int
        let sum: UInt64
    }

    init(_ model: Model, _ attachment: [UInt8]) {
        decisions = model.decisions
        ordinal = model.ordinal
        ageing = model.ageing
        mass = model.tally.mass
        weights = model.weights
        seed = model.tally.table.seed
        segments = model.tally.table.segments.map { segment in
            Extent(
                groups: segment.view.groups, taken: segment.taken, count: segment.count,
                sum: segment.view.sum)
        }
        attachmentSize = attachment.count
        attachmentSum = checksum(attachment)
    }

    init(_ bytes: [UInt8]) {
        var numbers = Numbers(bytes)
        decisions = PerClass(
            genuine: numbers.number(), shill: numbers.number(), spam: numbers.number())
        ordinal = numbers.number()
        let halfLife = numbers.number()
        ageing = Ageing(halfLife: halfLife == 0 ? nil : halfLife, origin: numbers.number())
        mass = PerView { _ in numbers.counts() }
        weights = Weights(from: &numbers)
        seed = Seed(numbers.word(), numbers.word())
        attachmentSize = numbers.number()
        attachmentSum = numbers.word()
        segments = (0..<Table.segmentCount).map { _ in
            Extent(
                groups: numbers.number(), taken: numbers.number(), count: numbers.number(),
                sum: numbers.word())
        }
    }

    var bytes: [UInt8] {
        var numbers = Numbers()
        for count in [decisions.genuine, decisions.shill, decisions.spam] { numbers.put(count) }
        numbers.put(ordinal)
        numbers.put(ageing.halfLife ?? 0)
        numbers.put(ageing.origin)
        for view in View.allCases { numbers.put(mass[view]) }
        weights.put(into: &numbers)
        numbers.put(seed.first)
        numbers.put(seed.second)
        numbers.put(attachmentSize)
        numbers.put(attachmentSum)
        for segment in segments {
            for number in [segment.groups, segment.taken, segment.count] { numbers.put(number) }
            numbers.put(segment.sum)
        }
        return numbers.bytes
    }

    /// The model whose segments follow each other from an offset to the file's end.
    func model(in file: SnapshotMemory, from start: Int) throws(SnapshotFailure) -> Model {
        var offset = start
        var segments: [Segment] = []
        for (number, extent) in self.segments.enumerated() {
            let cells = Cells(
                of: file, offset: offset, groups: extent.groups, stretch: number, sum: extent.sum)
            guard let cells else { throw .damaged }
            segments.append(Segment(cells, taken: extent.taken, count: extent.count))
            offset += cells.view.size
        }
        guard offset == file.size else { throw .damaged }
        var model = Model(ageing: ageing)
        model.tally = Tally(
            table: Table(seed: seed, segments: segments, snapshot: file), mass: mass)
        model.weights = weights
        model.decisions = decisions
        model.ordinal = ordinal
        return model
    }
}
