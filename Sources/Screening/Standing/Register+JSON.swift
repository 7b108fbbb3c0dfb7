// SPDX-License-Identifier: MIT

package import Comments
import Rules

/// The register as it is kept in the ledger.
extension Register {
    package var json: JSONValue {
        [
            "rules": .array(dossiers.values.sorted { $0.rule < $1.rule }.map(\.json)),
            "stops": .array(stops.map(\.json)),
        ]
    }

    /// Takes back what ``json`` gave; nil for anything else.
    package init?(json: JSONValue) {
        isNew = false
        guard let rules = json["rules"]?.elements, let stops = json["stops"]?.elements else {
            return nil
        }
        let dossiers = rules.compactMap(Dossier.init(json:))
        self.stops = stops.compactMap(Stop.init(json:))
        guard dossiers.count == rules.count, self.stops.count == stops.count else { return nil }
        self.dossiers = Dictionary(dossiers.map { ($0.rule, $0) }) { first, _ in first }
        foreseeEndOfWatch()
    }
}

extension Dossier {
    fileprivate var json: JSONValue {
        .record([
            "rule": .string(rule),
            "fingerprint": .string(fingerprint),
            "mode": .string(mode.rawValue),
            "since": .number(Int(since)),
            "owned_since": ownedSince.map { .string("\($0)") },
            "original": isOriginal ? true : nil,
            "confirmed": isConfirmed ? true : nil,
            "earned": .string(earned.rawValue),
            "change": change?.json,
        ])
    }

    fileprivate init?(json: JSONValue) {
        guard let rule = json["rule"]?.stringValue,
            let fingerprint = json["fingerprint"]?.stringValue,
            let mode = json["mode"]?.stringValue.flatMap(Standing.init),
            let since = json["since"]?.intValue,
            let earned = json["earned"]?.stringValue.flatMap(Standing.init)
        else { return nil }
        self.rule = rule
        self.fingerprint = fingerprint
        self.mode = mode
        self.since = Int64(since)
        self.earned = earned
        ownedSince = json["owned_since"]?.stringValue.flatMap(Day.init)
        isOriginal = json["original"]?.boolValue ?? false
        isConfirmed = json["confirmed"]?.boolValue ?? false
        change = json["change"].flatMap(Change.init(json:))
    }
}

extension Dossier.Change {
    package var json: JSONValue {
        [
            "from": .string(from.rawValue), "to": .string(to.rawValue), "at": .number(Int(at)),
            "agreed": .number(agreed), "decided": .number(decided),
        ]
    }

    fileprivate init?(json: JSONValue) {
        guard let from = json["from"]?.stringValue.flatMap(Standing.init),
            let to = json["to"]?.stringValue.flatMap(Standing.init),
            let at = json["at"]?.intValue, let agreed = json["agreed"]?.intValue,
            let decided = json["decided"]?.intValue
        else { return nil }
        self.init(from: from, to: to, at: Int64(at), agreed: agreed, decided: decided)
    }
}

extension Stop {
    package var json: JSONValue {
        .record([
            "rule": .string(rule), "file": .string(file), "line": .number(line),
            "since": .number(Int(since)), "at": .number(Int(at)), "held": .number(held),
            "all": .number(all), "until": until.map { .number(Int($0)) },
        ])
    }

    fileprivate init?(json: JSONValue) {
        guard let rule = json["rule"]?.stringValue, let file = json["file"]?.stringValue,
            let line = json["line"]?.intValue, let since = json["since"]?.intValue,
            let at = json["at"]?.intValue, let held = json["held"]?.intValue,
            let all = json["all"]?.intValue
        else { return nil }
        self.init(
            rule: rule, file: file, line: line, since: Int64(since), at: Int64(at), held: held,
            all: all, until: json["until"]?.intValue.map(Int64.init))
    }
}
