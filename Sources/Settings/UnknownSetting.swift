// SPDX-License-Identifier: MIT

import Lines

/// What to say of a word that is no setting.
func unknownSetting(_ word: String) -> String {
    let keys = Configuration.Key.allCases.map(\.rawValue)
    let stem = String(word.prefix { $0 != "=" && $0 != ":" })
    if stem != word, keys.contains(stem) {
        return "write a space between \(stem) and its value, no other sign"
    }
    let hint = synonyms[stem.lowercased()].map { " (did you mean \"\($0.rawValue)\"?)" }
    return "unknown setting \"\(visible(word))\"" + (hint ?? didYouMean(stem, keys))
}

/// What other programs call it.
private let synonyms: [String: Configuration.Key] = [
    "threshold": .holdAt, "hold": .holdAt, "score": .holdAt, "required_score": .holdAt,
    "required-score": .holdAt,
    "false-positives": .falseArrestBudget, "false-positive-rate": .falseArrestBudget,
    "false-arrests": .falseArrestBudget, "fpr": .falseArrestBudget,
    "queue": .spool, "inbox": .spool, "spooldir": .spool, "spool-dir": .spool,
    "database": .ledger, "db": .ledger, "sqlite": .ledger, "store": .ledger,
    "filters": .rules, "ruleset": .rules, "rules-dir": .rules,
    "budget": .workBudget, "timeout": .workBudget, "cpu": .workBudget, "time-limit": .workBudget,
    "max-size": .sizeLimit, "maxsize": .sizeLimit, "size": .sizeLimit, "max-bytes": .sizeLimit,
    "wait": .settle, "delay": .settle, "grace": .settle,
    "batch-size": .batch, "batchsize": .batch,
    "min-free": .freeSpace, "disk": .freeSpace, "disk-free": .freeSpace, "reserve": .freeSpace,
]
