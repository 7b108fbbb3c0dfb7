// SPDX-License-Identifier: MIT

extension Contains {
    func sentence(_ words: ClauseWords) -> String {
        let texts = words.texts
        guard wholeWords else {
            return "\(field.words) has \(quotedList(texts)) in it, also within a word"
        }
        return "\(field.words) has \(wordsOrPhrases(texts))"
    }
}

/// `the word “a”`, `one of the phrases “a b” or “c”`.
func wordsOrPhrases(_ texts: [String]) -> String {
    let noun = texts.contains { $0.contains(" ") } ? "phrase" : "word"
    return texts.count == 1
        ? "the \(noun) \(quotedList(texts))" : "one of the \(noun)s \(quotedList(texts))"
}
