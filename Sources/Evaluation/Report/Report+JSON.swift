// SPDX-License-Identifier: MIT

package import Comments

extension Report {
    /// The members of one object; shares are per cent, but for precision, recall, f1 and ece.
    package var json: [JSONMember] {
        let numbers = JSONValue.record([
            "n": .number(count), "genuine": .number(ranking.genuine), "bad": .number(ranking.bad),
        ])
        let values = figures.map { JSONMember(key: $0.name.rawValue, value: percent($0.value)) }
        let intervals = figures.map { figure in
            JSONMember(
                key: figure.name.rawValue,
                value: figure.interval.map { .array([percent($0.lower), percent($0.upper)]) }
                    ?? .null)
        }
        return (numbers.members ?? []) + values + [
            JSONMember(key: "ece", value: share(calibration.error)),
            JSONMember(key: "intervals", value: .object(intervals)),
            JSONMember(
                key: "classes",
                value: .object(
                    classes.map { JSONMember(key: $0.commentClass.rawValue, value: $0.json) })),
            JSONMember(key: "languages", value: .array(languages.map(\.json))),
        ]
    }
}

extension ClassFigures {
    fileprivate var json: JSONValue {
        [
            "n": .number(count), "precision": share(precision), "recall": share(recall),
            "f1": share(f1),
        ]
    }
}

extension LanguageFigures {
    fileprivate var json: JSONValue {
        let head: [JSONMember] = [
            JSONMember(key: "lang", value: language.map(JSONValue.string) ?? .null),
            JSONMember(key: "n", value: .number(count)),
            JSONMember(key: "bad", value: .number(bad)),
        ]
        return .object(
            head
                + Figures.Name.allCases.map {
                    JSONMember(key: $0.rawValue, value: percent(figures[$0]))
                })
    }
}

/// Four digits after the point are more than any sample can tell apart.
private func share(_ value: Double?) -> JSONValue {
    value.map { .number(($0 * 1e4).rounded() / 1e4) } ?? .null
}

private func percent(_ value: Double?) -> JSONValue { share(value.map { 100 * $0 }) }
