// SPDX-License-Identifier: MIT

import Rules

/// The network that an address of the internet belongs to: what one customer usually gets, so that
/// a walk through its addresses is one writer.
///
/// IPv4: the first three of four numbers; IPv6: the first three of eight groups (/48).
struct Network: Hashable {
    let name: String

    /// Nil for what is no address, and for addresses inside a house: a blog behind a proxy sees the
    /// same one with every comment, which tells nothing.
    init?(_ address: String) {
        let text = address.utf8.count <= 64 ? address.lowercased() : ""
        if text.contains("."), let numbers = Self.numbers(text) {
            guard !Self.isInside(numbers: numbers) else { return nil }
            name = numbers.prefix(3).map(String.init).joined(separator: ".")
        } else if let groups = addressGroups(text) {
            guard !Self.isInside(groups: groups) else { return nil }
            name = groups.prefix(3).map { String($0, radix: 16) }.joined(separator: ":")
        } else {
            return nil
        }
    }

    /// The four numbers, also of `::ffff:192.0.2.1`.
    private static func numbers(_ text: String) -> [Int]? {
        let last = text.split(separator: ":").last ?? ""
        let parts = last.split(separator: ".", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { UInt8($0).map(Int.init) }
        return parts.count == 4 && numbers.count == 4 ? numbers : nil
    }

    private static func isInside(numbers: [Int]) -> Bool {
        switch (numbers[0], numbers[1]) {
        case (10, _), (127, _), (0, _), (192, 168), (169, 254), (172, 16...31): true
        default: false
        }
    }

    /// `::1`, unique local and link local.
    private static func isInside(groups: [UInt16]) -> Bool {
        groups.dropLast().allSatisfy { $0 == 0 } || groups[0] & 0xFE00 == 0xFC00
            || groups[0] & 0xFFC0 == 0xFE80
    }
}
