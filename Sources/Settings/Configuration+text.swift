// SPDX-License-Identifier: MIT

import Lines

extension Configuration {
    /// A value as the file spells it.
    ///
    /// - Returns: nil for a path that no file can hold, since it has a line break.
    package func spelling(of key: Key) -> String? {
        switch key {
        case .spool: quoted(spool)
        case .ledger: quoted(ledger)
        case .rules: quoted(rules)
        case .holdAt: "+" + plain(holdAt)
        case .falseArrestBudget: plain(falseArrestBudget) + " %"
        case .workBudget: SettingUnit.time.spelling(workBudget)
        case .sizeLimit: SettingUnit.size.spelling(sizeLimit)
        case .settle: SettingUnit.time.spelling(settle)
        case .batch: "\(batch)"
        case .freeSpace: plain(freeSpace) + " %"
        }
    }
}

/// A path as the file takes it: from `/` or `./`, in quotes where a word would end too early.
private func quoted(_ path: String) -> String? {
    guard !path.unicodeScalars.contains(where: { $0 == "\n" || $0 == "\r" }) else { return nil }
    let path = path.hasPrefix("/") || path.hasPrefix(".") ? path : "./" + path
    let isWord = path.unicodeScalars.allSatisfy {
        !$0.properties.isWhitespace && $0 != "," && $0 != "\"" && $0 != "\\"
    }
    guard !isWord else { return path }
    let inner = path.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(inner)\""
}

/// `4` and not `4.0`.
func plain(_ number: Double) -> String {
    Int(exactly: number).map { "\($0)" } ?? "\(number)"
}
