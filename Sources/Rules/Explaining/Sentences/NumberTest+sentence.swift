// SPDX-License-Identifier: MIT

extension NumberTest {
    func sentence(_ words: ClauseWords) -> String {
        let amount = "\(comparison.words) \(plain(limit))"
        switch quantity {
        case .words, .links, .characters: return "it has \(amount) \(counted(quantity.rawValue))"
        case .capitalsShare:
            return "\(comparison.words) \(plain((limit * 1000).rounded() / 10)) % of its letters "
                + "are capitals"
        case .repeatedRun: return "one character stands \(amount) times in a row in it"
        case .authorApproved:
            return "people released \(amount) \(counted("comments")) of its writer"
        case .authorRejected: return "people refused \(amount) \(counted("comments")) of its writer"
        }
    }

    /// `1 link`, `2 links`.
    private func counted(_ noun: String) -> String {
        limit == 1 ? String(noun.dropLast()) : noun
    }
}

extension Comparison {
    fileprivate var words: String {
        switch self {
        case .atLeast: "at least"
        case .atMost: "at most"
        case .more: "more than"
        case .less: "fewer than"
        case .equal: "exactly"
        }
    }
}
