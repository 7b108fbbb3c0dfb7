// SPDX-License-Identifier: MIT

extension Grammar {
    /// Whether the grammar describes a text.
    func describes(_ text: String, as name: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        return ends(.name(name), from: [0], in: scalars, isWord: false).contains(scalars.count)
    }

    /// Everywhere that the expression can end.
    private func ends(
        _ expression: Expression, from starts: Set<Int>, in text: [Unicode.Scalar], isWord: Bool
    ) -> Set<Int> {
        if starts.isEmpty { return [] }
        switch expression {
        case .terminal(let scalars):
            let starts = isWord ? starts : behindBlanks(starts, text)
            return Set(
                starts.filter { text[$0...].starts(with: scalars) }.map { $0 + scalars.count })
        case .special(let words):
            guard let meant = CharacterClass(words) else { return [] }
            return Set(
                starts.filter { $0 < text.count && meant.contains(text[$0]) }.map { $0 + 1 })
        case .name(let name):
            let rule = rule(name)
            let starts = !isWord && rule.isWord ? behindBlanks(starts, text) : starts
            return ends(rule.expression, from: starts, in: text, isWord: rule.isWord)
        case .sequence(let parts):
            return parts.reduce(starts) { ends($1, from: $0, in: text, isWord: isWord) }
        case .choice(let parts):
            return parts.reduce(into: []) {
                $0.formUnion(ends($1, from: starts, in: text, isWord: isWord))
            }
        case .option(let part):
            return starts.union(ends(part, from: starts, in: text, isWord: isWord))
        case .times(let count, let part):
            return (0..<count).reduce(starts) { found, _ in
                ends(part, from: found, in: text, isWord: isWord)
            }
        case .repetition(let part):
            var all = starts
            var fresh = starts
            while !fresh.isEmpty {
                fresh = ends(part, from: fresh, in: text, isWord: isWord).subtracting(all)
                all.formUnion(fresh)
            }
            return all
        }
    }

    private func behindBlanks(_ starts: Set<Int>, _ text: [Unicode.Scalar]) -> Set<Int> {
        var all = starts
        for var start in starts {
            while start < text.count, text[start] == " " || text[start] == "\t" { start += 1 }
            all.insert(start)
        }
        return all
    }
}
