// SPDX-License-Identifier: MIT

/// The hosts in a run of letters, digits, dots and hyphens that nothing else marks as an address.
///
/// `acme.example` is one; `e.g`, `Node.js`, `index.py` and the missing space in `late.So we` are
/// none. Dots in a row end a host.
///
/// - Parameters:
///   - run: in `bytes`.
///   - bytes: of a ``LinkView``.
///   - isFollowedByPath: a slash behind the run makes doubtful names believable.
/// - Returns: ranges of `bytes`, in order.
func bareHosts(
    in run: Range<Int>, of bytes: [UInt8], isFollowedByPath: Bool
) -> [Range<Int>] {
    var hosts: [Range<Int>] = []
    var labels: [Range<Int>] = []
    for label in bytes[run].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
        if label.isEmpty {
            hosts += host(labels, bytes, isFollowedByPath: false)
            labels = []
        } else {
            labels.append(label.startIndex..<label.endIndex)
        }
    }
    return hosts + host(labels, bytes, isFollowedByPath: isFollowedByPath)
}

private let longestHost = 253

/// No element or one.
private func host(
    _ labels: [Range<Int>], _ bytes: [UInt8], isFollowedByPath: Bool
) -> [Range<Int>] {
    guard labels.count > 1, let first = labels.first else { return [] }
    let start = first.lowerBound + bytes[first].prefix { $0 == 0x2D || $0 == 0x5F }.count
    for last in labels.indices.dropFirst().reversed() {
        let candidate = Candidate(
            labels: labels[...last], bytes: bytes,
            isFollowedByPath: isFollowedByPath && last == labels.count - 1)
        let range = start..<candidate.end
        if range.count <= longestHost, candidate.isHost { return [range] }
        // `acme.example.Then`: a capital may start the next sentence.
        guard isCapital(bytes[labels[last].lowerBound]) else { return [] }
    }
    return []
}

/// The first labels of a run, taken for a host.
private struct Candidate {
    /// The end of the last label, hyphens at it left out.
    let end: Int
    private let bytes: [UInt8]
    private let labelCount: Int
    /// The label before the last one.
    private let name: Range<Int>
    private let top: Range<Int>
    /// The last label in lower case.
    private let domain: String
    private let isFollowedByPath: Bool
    private let startsWithWWW: Bool

    /// Takes two labels at least.
    init(labels: ArraySlice<Range<Int>>, bytes: [UInt8], isFollowedByPath: Bool) {
        top = labels[labels.endIndex - 1]
        name = labels[labels.endIndex - 2]
        end = top.upperBound - bytes[top].reversed().prefix { $0 == 0x2D || $0 == 0x5F }.count
        domain = String(decoding: bytes[top.lowerBound..<end], as: UTF8.self).lowercased()
        labelCount = labels.count
        let first = bytes[labels[labels.startIndex]]
        startsWithWWW = first.elementsEqual("www".utf8) { $0 | 0x20 == $1 }
        self.bytes = bytes
        self.isFollowedByPath = isFollowedByPath
    }

    var isHost: Bool {
        guard end > top.lowerBound, hasName else { return false }
        switch TopLevelDomain(domain) {
        case .common: return !isProduct
        case .generic: return isMarked || !startsSentence
        case .country: return isMarked || name.count > 1 && !startsSentence
        case .doubtful: return isMarked || labelCount > 2 && !startsSentence
        case nil: return startsWithWWW && labelCount > 2 && isWord
        }
    }

    private var isMarked: Bool { isFollowedByPath || startsWithWWW }

    /// Something with a letter, or three digits (`163.com`): not the decimals of `2.info`.
    private var hasName: Bool {
        name.count > 2 || bytes[name].contains { ($0 | 0x20) &- 0x61 < 26 || $0 >= 0x80 }
    }

    private var isWord: Bool {
        domain.utf8.count > 1 && domain.unicodeScalars.allSatisfy { $0.properties.isAlphabetic }
    }

    /// `late.So`: a word in lower case, a dot, a word with a capital.
    private var startsSentence: Bool {
        isCapital(bytes[top.lowerBound]) && !isCapital(bytes[name.upperBound - 1])
    }

    /// Names of software that happen to end like hosts.
    private var isProduct: Bool {
        labelCount == 2 && !isFollowedByPath && domain == "net"
            && ["asp", "vb", "ado"].contains(
                String(decoding: bytes[name], as: UTF8.self).lowercased())
    }
}

private func isCapital(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
