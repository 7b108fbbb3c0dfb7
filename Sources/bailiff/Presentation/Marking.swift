// SPDX-License-Identifier: MIT

extension String {
    /// A stretch of UTF-8 bytes as text; nil where the range does not lie inside.
    func utf8Slice(_ range: Range<Int>) -> String? {
        guard range.lowerBound >= 0, range.upperBound <= utf8.count else { return nil }
        let start = utf8.index(startIndex, offsetBy: range.lowerBound)
        let end = utf8.index(startIndex, offsetBy: range.upperBound)
        return String(decoding: utf8[start..<end], as: UTF8.self)
    }

    /// The text cut where marked stretches begin and end; those that overlap become one.
    func pieces(marking ranges: [Range<Int>]) -> [(text: String, isMarked: Bool)] {
        var pieces: [(text: String, isMarked: Bool)] = []
        var position = 0
        func add(_ range: Range<Int>, _ isMarked: Bool) {
            guard !range.isEmpty, let text = utf8Slice(range) else { return }
            pieces.append((text, isMarked))
        }
        for range in merged(ranges.map { $0.clamped(to: 0..<utf8.count) }) {
            add(position..<range.lowerBound, false)
            add(range, true)
            position = range.upperBound
        }
        add(position..<utf8.count, false)
        return pieces
    }
}

/// Ranges in order, those that touch or overlap joined.
private func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var joined: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
        if let last = joined.last, range.lowerBound <= last.upperBound {
            joined[joined.count - 1] =
                last.lowerBound..<Swift.max(last.upperBound, range.upperBound)
        } else {
            joined.append(range)
        }
    }
    return joined
}
