// SPDX-License-Identifier: MIT

extension Disguises {
    func sentence(_ words: ClauseWords) -> String {
        "\(field.words) has \(wordsOrPhrases(words.texts)) in a disguise, such as signs for letters"
    }
}
