// SPDX-License-Identifier: MIT

extension MoreThan {
    func sentence(_ words: ClauseWords) -> String {
        let from =
            switch key {
            case .ip: "its address (IP)"
            case .author: "its author"
            case .domain: "writers who link to the same domain"
            }
        return
            "more than \(count) comments, it included, came within \(words.duration) from \(from)"
    }
}

extension SamePhrase {
    func sentence(_ words: ClauseWords) -> String {
        "it shares \(self.words) words in a row with others, so that \(authors) authors wrote them "
            + "within \(words.duration)"
    }
}

extension ClauseWords {
    /// `10 minutes`, as it was written behind `in` or `within`.
    fileprivate var duration: String {
        guard let number = word(after: "in") ?? word(after: "within"),
            let unit = word(after: number)
        else { return "some time" }
        return "\(number) \(unit)"
    }
}
