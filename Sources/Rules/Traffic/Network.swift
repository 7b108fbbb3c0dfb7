// SPDX-License-Identifier: MIT

/// What one party has of the net: an IPv4 address, or the first half of an IPv6 address, of which
/// everybody is given at least so much to choose the rest from.
///
/// - Parameter address: as the blog sent it; what is no address stands for itself.
/// - Returns: a text that is the same for the whole network.
func network(_ address: String) -> String {
    let text = address.split(whereSeparator: \.isWhitespace).joined().lowercased()
    // ::ffff:192.0.2.1 is the IPv4 address.
    if text.hasPrefix("::ffff:"), text.contains(".") { return String(text.dropFirst(7)) }
    guard let groups = addressGroups(text) else { return text }
    return groups.prefix(4).map { String($0, radix: 16) }.joined(separator: ":") + "::/64"
}

/// The eight groups of an IPv6 address, with what `::` leaves out and without a zone (`%eth0`).
///
/// - Parameter text: without white space around it.
/// - Returns: nil for anything else, also where a group has more than four digits.
package func addressGroups(_ text: String) -> [UInt16]? {
    guard text.utf8.count <= 64, text.contains(":") else { return nil }
    let zone = text.prefix { $0 != "%" }
    let halves = zone.split(separator: "::", omittingEmptySubsequences: false)
    let parts = halves.map { half in
        half.split(separator: ":").map { $0.utf8.count <= 4 ? UInt16($0, radix: 16) : nil }
    }
    let known = parts.joined().compactMap(\.self)
    guard halves.count <= 2, known.count == parts.joined().count else { return nil }
    guard halves.count == 2 else { return known.count == 8 ? known : nil }
    guard known.count < 8 else { return nil }
    let gap = [UInt16](repeating: 0, count: 8 - known.count)
    return parts[0].compactMap(\.self) + gap + parts[1].compactMap(\.self)
}
