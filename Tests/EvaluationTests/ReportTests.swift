// SPDX-License-Identifier: MIT

import Comments
import Evaluation
import Testing

@Suite struct `Reports` {
    private func repeated(_ scores: [Double], _ count: Int) -> [Double] {
        Array(Array(repeating: scores, count: count).joined())
    }

    @Test func `intervals hold the figure, narrow with size and follow the seed`() throws {
        func report(_ copies: Int, seed: UInt64) -> Report {
            let genuine = repeated([1, 2, 3, 5], copies)
            let bad = repeated([2.5, 4, 6, 7], copies)
            return Report(scored(genuine, bad), seed: seed)
        }
        let (few, many) = (report(5, seed: 1), report(50, seed: 1))
        for (a, b) in zip(few.figures, many.figures) {
            let (value, narrow) = (try #require(a.value), try #require(b.interval))
            let wide = try #require(a.interval)
            #expect(wide.lower <= value && value <= wide.upper, "\(a.name)")
            #expect(wide.upper - wide.lower >= narrow.upper - narrow.lower, "\(a.name)")
            #expect(a.name != .roca || wide.upper > wide.lower)
        }
        #expect(few.figures == report(5, seed: 1).figures)
        #expect(few.figures != report(5, seed: 2).figures)
    }

    /// The share of genuine comments held is binomial: 20 of 100, so 95 % lie within 12.2 and 27.8.
    @Test func `intervals are as wide as the binomial says`() throws {
        let report = Report(
            scored(
                Array(repeating: 5, count: 20) + Array(repeating: 0, count: 80),
                Array(repeating: 9, count: 100)), seed: 4)
        let measured = try #require(report.figures.first { $0.name == .falseArrest })
        let interval = try #require(measured.interval)
        #expect(measured.value == 0.2)
        #expect(abs(interval.lower - 0.122) < 0.02 && abs(interval.upper - 0.278) < 0.02)
    }

    @Test func `say in JSON what they hold`() {
        let rows = scored([1, 5], [3, 6])
        let members = JSONValue.object(Report(rows, seed: 1).json)
        #expect(members["n"]?.intValue == 4 && members["bad"]?.intValue == 2)
        #expect(members["roca"]?.doubleValue == 25)
        #expect(members["miss1"]?.doubleValue == 50)
        #expect(members["false_arrest"]?.doubleValue == 50)
        #expect(members["missed"]?.doubleValue == 50)
        #expect(members["lam"]?.doubleValue == 50)
        #expect(members["intervals"]?["roca"]?.elements?.count == 2)
        #expect(members["classes"]?["spam"]?["f1"]?.doubleValue == 0.5)
        #expect(members["languages"]?.elements?.first?["n"]?.intValue == 4)
    }

    @Test func `have nothing to say of nothing`() {
        let members = JSONValue.object(Report([], seed: 1).json)
        #expect(members["roca"] == .null && members["n"]?.intValue == 0)
        #expect(members["intervals"]?["roca"] == .null)
    }

    @Test func `name each language, the most frequent first`() {
        func row(_ language: String?, _ actual: CommentClass, _ q: Double) -> Scored {
            Scored(
                id: "", actual: actual, language: language, q: q, disposition: .release,
                said: .genuine)
        }
        let report = Report(
            [
                row("de", .genuine, 1), row("en", .genuine, 0), row("en", .spam, 2),
                row(nil, .spam, 1), row("en", .spam, -1),
            ], seed: 1)
        #expect(report.languages.map(\.language) == ["en", nil, "de"])
        #expect(report.languages.first?.figures[.roca] == 0.5)
        #expect(report.languages.last?.figures[.roca] == nil)
    }

    @Test func `a line of scores has what another program needs`() {
        let one = Scored(
            id: "a\"b", actual: .shill, q: 2, disposition: .hold, said: .spam)
        #expect(
            one.json.text
                == #"{"id":"a\"b","class":"shill","q":2,"p":0.8807970779778823,"verdict":"hold"}"#)
    }
}
