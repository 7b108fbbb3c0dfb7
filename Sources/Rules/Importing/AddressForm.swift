// SPDX-License-Identifier: MIT

import Text

/// What kind of address a line of a foreign list is; nil for words.
enum AddressForm: Equatable {
    case ip
    /// `192.0.2.`
    case partOfIP
    /// `kim@reader.example`
    case mail
    /// Of `@reader.example`.
    case mailHost(String)
    /// Of `a.example`, `/a.example/` and `http://a.example/`.
    case host(String)
    /// A host with a path.
    case url

    init?(_ text: String) {
        guard !text.contains(where: \.isWhitespace) else { return nil }
        let lower = text.lowercased()
        guard let form = Self.network(lower) ?? Self.mail(lower) ?? Self.web(lower) else {
            return nil
        }
        self = form
    }

    private static func network(_ text: String) -> Self? {
        let colons = text.split(separator: ":", omittingEmptySubsequences: false)
        let isHexadecimal = colons.allSatisfy { $0.count <= 4 && $0.allSatisfy(\.isHexDigit) }
        if colons.count >= 4, isHexadecimal { return .ip }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let numbers = parts.filter { part in
            part.utf8.allSatisfy { (0x30...0x39).contains($0) } && UInt8(part) != nil
        }
        if parts.count == 4, numbers.count == 4 { return .ip }
        let isCut = parts.last?.isEmpty == true && parts.count >= 3
        return isCut && numbers.count == parts.count - 1 ? .partOfIP : nil
    }

    private static func mail(_ text: String) -> Self? {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, isHost(String(parts[1])) else { return nil }
        return parts[0].isEmpty ? .mailHost(String(parts[1])) : .mail
    }

    private static func web(_ text: String) -> Self? {
        var rest = Substring(text)
        for scheme in ["http://", "https://", "//", "/"] where rest.hasPrefix(scheme) {
            rest = rest.dropFirst(scheme.count)
            break
        }
        let parts = rest.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let host = parts.first, isHost(String(host)) else { return nil }
        return parts.count == 1 || parts[1].isEmpty ? .host(String(host)) : .url
    }

    /// Labels of letters, digits and `-`, the last one such as hosts have: no file, no number.
    static func isHost(_ text: String) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, let last = labels.last, TopLevelDomain(String(last)) != nil else {
            return false
        }
        let areLabels = labels.allSatisfy { label in
            (1...63).contains(label.count) && !label.hasPrefix("-")
                && label.allSatisfy { $0 == "-" || $0.isLetter || $0.isNumber }
        }
        return areLabels
    }
}
