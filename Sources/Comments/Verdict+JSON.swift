// SPDX-License-Identifier: MIT

/// The one shape of a verdict outside: stored, published and printed.
extension Verdict {
    package var json: JSONValue {
        .record([
            "disposition": .string(disposition.rawValue),
            "class": .string(commentClass.rawValue),
            "total": .number(total),
            "hold_at": .number(holdAt),
            "ground": ground.json,
            "scorer": .record([
                "q": .number(q), "stage": .string(stage.rawValue),
                "threshold": threshold.map(JSONValue.number),
                "decisive_words": decisiveWords.isEmpty
                    ? nil : .array(decisiveWords.map(JSONValue.string)),
                "shill": leaning.map { .number($0.shill) },
                "spam": leaning.map { .number($0.spam) },
            ]),
            "reasons": .array(evidence.map(\.json)),
        ])
    }

    /// Takes back what ``json`` gave, to the last bit; nil for anything else.
    package init?(json: JSONValue) {
        guard let disposition = json["disposition"].flatMap(Disposition.init(json:)),
            let commentClass = json["class"].flatMap(CommentClass.init(json:)),
            let total = json["total"]?.doubleValue,
            let holdAt = json["hold_at"]?.doubleValue,
            let ground = json["ground"].flatMap(Ground.init(json:)),
            let q = json["scorer"]?["q"]?.doubleValue,
            let stage = json["scorer"]?["stage"].flatMap(ScorerStage.init(json:)),
            let threshold = (json["scorer"]?["threshold"]).orAbsent(\.doubleValue),
            let evidence = json["reasons"]?.all(Evidence.init(json:)),
            let words = (json["scorer"]?["decisive_words"] ?? []).all(\.stringValue)
        else { return nil }
        self.init(
            disposition: disposition, commentClass: commentClass, total: total, holdAt: holdAt,
            ground: ground, evidence: evidence, q: q, stage: stage, threshold: threshold,
            decisiveWords: words, leaning: Leaning(json: json["scorer"]))
    }
}

extension Verdict.Leaning {
    fileprivate init?(json: JSONValue?) {
        guard let shill = json?["shill"]?.doubleValue, let spam = json?["spam"]?.doubleValue else {
            return nil
        }
        self.init(shill: shill, spam: spam)
    }
}

extension Verdict.Ground {
    fileprivate var json: JSONValue {
        switch self {
        case .total: ["kind": "total"]
        case .forced(let rule): ["kind": "forced", "rule": .string(rule)]
        case .tooCostly: ["kind": "too_costly"]
        case .ruleError(let rule, let reason):
            ["kind": "rule_error", "rule": .string(rule), "reason": .string(reason)]
        }
    }

    fileprivate init?(json: JSONValue) {
        let rule = json["rule"]?.stringValue
        switch (json["kind"]?.stringValue, rule, json["reason"]?.stringValue) {
        case ("total", _, _): self = .total
        case ("forced", let rule?, _): self = .forced(rule: rule)
        case ("too_costly", _, _): self = .tooCostly
        case ("rule_error", let rule?, let reason?): self = .ruleError(rule: rule, reason: reason)
        default: return nil
        }
    }
}

extension Evidence {
    fileprivate var json: JSONValue {
        .object((source.json.members ?? []) + (details.members ?? []))
    }

    private var details: JSONValue {
        .record([
            "charge": .string(charge.rawValue),
            "points": .number(points),
            "stated_points": statedPoints.map(JSONValue.number),
            "standing": standing == .active ? nil : .string(standing.rawValue),
            "marks": marks.isEmpty ? nil : .array(marks.map(\.json)),
            "entries": entries.isEmpty ? nil : .array(entries.map(\.json)),
            "says": says.map(JSONValue.string),
            "factors": factors.isEmpty ? nil : .array(factors.map(\.json)),
            "then": forces.map { .string($0.rawValue) },
        ])
    }

    fileprivate init?(json: JSONValue) {
        guard let source = Source(json: json),
            let charge = json["charge"].flatMap(Charge.init(json:)),
            let points = json["points"]?.doubleValue,
            let marks = (json["marks"] ?? []).all(Mark.init(json:)),
            let entries = (json["entries"] ?? []).all(ListedEntry.init(json:)),
            let factors = (json["factors"] ?? []).all(Factor.init(json:)),
            let says = json["says"].orAbsent(\.stringValue),
            let stated = json["stated_points"].orAbsent(\.doubleValue),
            let standing = json["standing"].orAbsent(Standing.init(json:)),
            let forces = json["then"].orAbsent(Disposition.init(json:))
        else { return nil }
        self.init(
            source: source, charge: charge, points: points, statedPoints: stated,
            standing: standing ?? .active, marks: marks, entries: entries, says: says,
            factors: factors, forces: forces)
    }
}

extension Evidence.Source {
    fileprivate var json: JSONValue {
        switch self {
        case .rule(let name, let file, let line):
            ["rule": .string(name), "file": .string(file), "line": .number(line)]
        case .scorer: ["scorer": true]
        }
    }

    fileprivate init?(json: JSONValue) {
        if json["scorer"]?.boolValue == true {
            self = .scorer
            return
        }
        guard let name = json["rule"]?.stringValue, let file = json["file"]?.stringValue,
            let line = json["line"]?.intValue
        else { return nil }
        self = .rule(name: name, file: file, line: line)
    }
}

extension Evidence.Factor {
    fileprivate var json: JSONValue { ["label": .string(label), "points": .number(points)] }

    fileprivate init?(json: JSONValue) {
        guard let label = json["label"]?.stringValue, let points = json["points"]?.doubleValue
        else { return nil }
        self.init(label: label, points: points)
    }
}

extension Mark {
    package var json: JSONValue {
        [
            "field": .string(field.rawValue), "from": .number(range.lowerBound),
            "to": .number(range.upperBound),
        ]
    }

    fileprivate init?(json: JSONValue) {
        guard let field = json["field"].flatMap(TextField.init(json:)),
            let from = json["from"]?.intValue, let to = json["to"]?.intValue, 0 <= from, from <= to
        else { return nil }
        self.init(field: field, range: from..<to)
    }
}

extension ListedEntry {
    package var json: JSONValue {
        .record([
            "list": .string(list), "entry": .string(entry),
            "owner": owner.map(JSONValue.string), "reason": reason.map(JSONValue.string),
        ])
    }

    fileprivate init?(json: JSONValue) {
        guard let list = json["list"]?.stringValue, let entry = json["entry"]?.stringValue,
            let owner = json["owner"].orAbsent(\.stringValue),
            let reason = json["reason"].orAbsent(\.stringValue)
        else { return nil }
        self.init(list: list, entry: entry, owner: owner, reason: reason)
    }
}

extension RawRepresentable<String> {
    fileprivate init?(json: JSONValue) {
        guard let text = json.stringValue else { return nil }
        self.init(rawValue: text)
    }
}

extension JSONValue {
    /// Every element read; nil where this is no list or one element cannot be read.
    fileprivate func all<Element>(_ read: (JSONValue) -> Element?) -> [Element]? {
        guard let elements else { return nil }
        let found = elements.compactMap(read)
        return found.count == elements.count ? found : nil
    }
}

extension JSONValue? {
    /// `.some(nil)` where the member is absent; nil where it is there but cannot be read.
    fileprivate func orAbsent<Value>(_ read: (JSONValue) -> Value?) -> Value?? {
        guard let self else { return .some(nil) }
        return read(self).map { .some($0) }
    }
}
