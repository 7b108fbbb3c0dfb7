// SPDX-License-Identifier: MIT

extension Grammar {
    /// A random text that the grammar describes.
    func text(_ name: String, _ random: inout Seeded) -> String {
        var text: [Unicode.Scalar] = []
        write(.name(name), isWord: false, &text, &random)
        return string(text)
    }

    private func write(
        _ expression: Expression, isWord: Bool, _ text: inout [Unicode.Scalar],
        _ random: inout Seeded
    ) {
        switch expression {
        case .terminal(let scalars):
            if !isWord { separate(&text, isComma: scalars == [","], &random) }
            text += scalars
        case .special(let words):
            if let one = CharacterClass(words)?.random(&random) { text.append(one) }
        case .name(let name):
            let rule = rule(name)
            if !isWord, rule.isWord { separate(&text, isComma: false, &random) }
            write(rule.expression, isWord: rule.isWord, &text, &random)
        case .sequence(let parts):
            for part in parts { write(part, isWord: isWord, &text, &random) }
        case .choice(let parts):
            write(
                parts[Int.random(in: 0..<parts.count, using: &random)], isWord: isWord, &text,
                &random)
        case .option(let part):
            if Bool.random(using: &random) { write(part, isWord: isWord, &text, &random) }
        case .repetition(let part):
            for _ in 0..<Int.random(in: 0...4, using: &random) {
                write(part, isWord: isWord, &text, &random)
            }
        case .times(let count, let part):
            for _ in 0..<count { write(part, isWord: isWord, &text, &random) }
        }
    }

    /// Blanks, which must stand between two words and may stand around a comma.
    private func separate(
        _ text: inout [Unicode.Scalar], isComma: Bool, _ random: inout Seeded
    ) {
        guard let last = text.last, last != "\n" else { return }
        let least = isComma || last == "," ? 0 : 1
        for _ in 0..<Int.random(in: least...2, using: &random) {
            text.append(Bool.random(using: &random) ? " " : "\t")
        }
    }
}
