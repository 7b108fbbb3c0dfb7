// SPDX-License-Identifier: MIT

extension SameAs {
    func sentence(_ words: ClauseWords) -> String {
        "\(field.words) is the same as \(other.words)"
    }
}

extension Equals {
    func sentence(_ words: ClauseWords) -> String {
        "\(field.words) is \(quotedList(words.texts))"
    }
}
