// SPDX-License-Identifier: MIT

import Lines

/// The units of a kind of amount and how many of the setting's own (milliseconds, bytes) they are.
enum SettingUnit {
    case time, size

    /// Smallest first.
    var units: [(name: String, factor: Int)] {
        switch self {
        case .time: [("ms", 1), ("s", 1000), ("min", 60_000), ("h", 3_600_000)]
        case .size: [("B", 1), ("KiB", 1 << 10), ("MiB", 1 << 20)]
        }
    }

    /// How many people write it.
    private var synonyms: [(word: String, unit: String)] {
        switch self {
        case .time:
            [
                ("msec", "ms"), ("milli", "ms"), ("sec", "s"), ("m", "min"), ("minute", "min"),
                ("hr", "h"), ("hour", "h"),
            ]
        case .size:
            [
                ("byte", "B"), ("k", "KiB"), ("kb", "KiB"), ("kilo", "KiB"), ("kibi", "KiB"),
                ("m", "MiB"), ("mb", "MiB"), ("mega", "MiB"), ("mebi", "MiB"),
            ]
        }
    }

    func factor(_ name: String) -> Int? { units.first { $0.name == name }?.factor }

    /// `expected a unit: ms, s, min or h (did you mean "ms"?)`.
    func unknown(_ word: String) -> String {
        let names = units.map(\.name)
        let small = word.lowercased()
        let meant =
            names.first { $0.lowercased() == small }
            ?? synonyms.first {
                small.hasPrefix($0.word) && ($0.word.count > 2 || small == $0.word)
            }?
            .unit
        let hint =
            meant.map { " (did you mean \"\($0)\"?)" }
            ?? didYouMean(word, names.filter { $0.count > 1 })
        return "expected a unit: \(listed(names))" + (word.isEmpty ? "" : hint)
    }

    /// An amount in the largest unit in which it is whole: `10 s`, `256 KiB`.
    func spelling(_ amount: Int) -> String {
        let fitting = units.last { amount != 0 && amount.isMultiple(of: $0.factor) } ?? units[0]
        return "\(amount / fitting.factor) \(fitting.name)"
    }
}
