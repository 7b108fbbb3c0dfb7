// SPDX-License-Identifier: MIT

extension HostInList {
    func sentence(_ words: ClauseWords) -> String {
        "\(field.words), or a host above it, is in the list \(words.list)"
    }
}

extension NameInList {
    func sentence(_ words: ClauseWords) -> String {
        "\(field.words) is in the list \(words.list)"
    }
}

extension PhraseInList {
    func sentence(_ words: ClauseWords) -> String {
        "\(field.words) has an entry of the list \(words.list)"
    }
}

extension ClauseWords {
    fileprivate var list: String { word(after: "list") ?? "?" }
}
