// SPDX-License-Identifier: MIT

import Text

/// The entries of a list file, packed: some 30 bytes each beside the file itself.
struct ListEntries: Sendable {
    /// Where an entry stands in the file.
    private struct Place {
        let start: UInt32
        let count: UInt16
    }

    /// As written.
    let text: String
    /// Folded, in the file's order; empty where nothing is left of an entry.
    private(set) var phrases = LiteralPool()
    private(set) var notes = EntryNotes()
    /// Which phrase a text is as a whole; of equal ones the one that counts longest.
    private(set) var numbers = LiteralSet(LiteralPool()) { _, _ in false }
    private var places: [Place] = []

    init(text: String) {
        self.text = text
        // A guess that spares most of the copying while they grow.
        phrases.reserve(count: text.utf8.count / 12, bytes: text.utf8.count)
        places.reserveCapacity(text.utf8.count / 12)
    }

    var count: Int { places.count }

    func place(of entry: Int) -> Range<Int> {
        let place = places[entry]
        return Int(place.start)..<Int(place.start) + Int(place.count)
    }

    /// Adds an entry.
    ///
    /// - Parameters:
    ///   - place: in the file; less than 64 KiB long.
    ///   - remark: what stands behind it, from `#` on.
    ///   - until: the last day on which it counts.
    mutating func append(_ place: Range<Int>, remark: Range<Int>, until: Day?) {
        notes.note(count, at: place, remark: remark, of: text.utf8.span, until: until)
        places.append(Place(start: UInt32(place.lowerBound), count: UInt16(place.count)))
        fold(place)
    }

    /// Folds an entry as `FoldedPhrase` does; plain ASCII, nearly all there is, byte by byte.
    private mutating func fold(_ place: Range<Int>) {
        let bytes = text.utf8.span
        var last: UInt8 = 0
        for index in place {
            let byte = bytes[index]
            guard byte &- 0x20 < 0x5F else {
                phrases.discard()
                phrases.append(FoldedPhrase(written(place)).bytes)
                return
            }
            if byte != 0x20 || last != 0x20 {
                phrases.extend(by: byte &- 0x41 < 26 ? byte | 0x20 : byte)
            }
            last = byte
        }
        phrases.close()
    }

    /// Makes `numbers`, once all are there.
    ///
    /// - Parameter found: is told each entry that another one before it equals when folded.
    mutating func findEqual(_ found: (_ first: Int, _ second: Int) -> Void) {
        numbers = LiteralSet(phrases) { first, second in
            found(first, second)
            return notes.outlasts(second, first)
        }
    }

    /// How many entries count on a day.
    func inForce(on day: Day) -> Int { count - notes.ended(on: day) }

    /// The entries with their terms, one a line, without what is only said about them.
    var meaning: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        let written = text.utf8.span
        for (entry, place) in places.enumerated() {
            for offset in 0..<Int(place.count) { bytes.append(written[Int(place.start) + offset]) }
            if let end = notes.end(of: entry) { bytes += "\t\(end)".utf8 }
            bytes.append(0x0A)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A stretch of the file.
    func written(_ place: Range<Int>) -> String {
        let start = text.utf8.index(text.utf8.startIndex, offsetBy: place.lowerBound)
        let end = text.utf8.index(start, offsetBy: place.count)
        return String(text[start..<end])
    }
}
