// SPDX-License-Identifier: MIT

/// A line of a list file in two parts, as places in the file.
struct ListLine {
    /// Without white space around it; may hold spaces.
    let entry: Range<Int>
    /// From the `#` on that stands where a word could start; empty without one.
    let remark: Range<Int>

    /// - Parameters:
    ///   - line: without its line break.
    ///   - bytes: of the file, valid UTF-8.
    init(_ line: Range<Int>, of bytes: Span<UInt8>) {
        var sharp = line.lowerBound
        while sharp < line.upperBound,
            bytes[sharp] != UInt8(ascii: "#")
                || sharp > line.lowerBound && bytes.spaceWidth(before: sharp) == 0
        {
            sharp += 1
        }
        remark = sharp..<line.upperBound
        entry = bytes.trimmed(line.lowerBound..<sharp)
    }
}

/// The words of a stretch of text, as places in it.
struct WordPlaces {
    private let end: Int
    private var position: Int

    init(_ place: Range<Int>) {
        position = place.lowerBound
        end = place.upperBound
    }

    mutating func next(in bytes: Span<UInt8>) -> Range<Int>? {
        while position < end, case let width = bytes.spaceWidth(at: position), width > 0 {
            position += width
        }
        let start = position
        while position < end, bytes.spaceWidth(at: position) == 0 { position += 1 }
        return start < position ? start..<position : nil
    }
}

extension Span<UInt8> {
    /// A place without the white space at its ends.
    func trimmed(_ place: Range<Int>) -> Range<Int> {
        var (start, end) = (place.lowerBound, place.upperBound)
        while end > start, case let width = spaceWidth(before: end), width > 0 { end -= width }
        while start < end, case let width = spaceWidth(at: start), width > 0 { start += width }
        return start..<end
    }

    /// The bytes of the white-space character at a position of UTF-8; 0 where there is another.
    @inline(__always) func spaceWidth(at position: Int) -> Int {
        let byte = self[position]
        guard byte >= 0x80 else { return byte == 0x20 || byte &- 9 < 5 ? 1 : 0 }
        return wideSpaceWidth(at: position)
    }

    /// The bytes of the white-space character that ends at a position; 0 where another does.
    @inline(__always) func spaceWidth(before position: Int) -> Int {
        guard self[position - 1] >= 0x80 else { return spaceWidth(at: position - 1) }
        // None is longer than three bytes.
        for width in 2...3 where position >= width && self[position - width] >= 0xC0 {
            return wideSpaceWidth(at: position - width) == width ? width : 0
        }
        return 0
    }

    private func wideSpaceWidth(at position: Int) -> Int {
        let lead = self[position]
        guard lead >= 0xC0, lead < 0xF0, position + 1 < count else { return 0 }
        let width = lead < 0xE0 ? 2 : 3
        guard position + width <= count else { return 0 }
        var value = UInt32(lead) & (width == 2 ? 0x1F : 0x0F)
        for index in 1..<width { value = value << 6 | UInt32(self[position + index]) & 0x3F }
        return Unicode.Scalar(value)?.properties.isWhitespace == true ? width : 0
    }
}
