// SPDX-License-Identifier: MIT

import Comments
import Evaluation
import Testing

@Suite struct `Verdicts as rates` {
    @Test(arguments: [
        // 1 of 4 arrested and 1 of 2 missed: the mean of log(1.5/3.5) and log(1.5/1.5).
        (
            genuine: [true, false, false, false], bad: [true, false], arrest: 0.25, miss: 0.5,
            average: 0.395_643_923_738_96
        ),
        // Nothing arrested: log(0.5/4.5) and log(2.5/0.5).
        (
            genuine: [false, false, false, false], bad: [false, false], arrest: 0, miss: 1,
            average: 0.427_050_983_124_84
        ),
    ])
    func `are counted by class`(
        genuine: [Bool], bad: [Bool], arrest: Double, miss: Double, average: Double
    ) throws {
        var rates = Rates()
        for isHeld in genuine { rates.add(isBad: false, isHeld: isHeld) }
        for isHeld in bad { rates.add(isBad: true, isHeld: isHeld) }
        #expect(rates.falseArrest == arrest)
        #expect(rates.missed == miss)
        let logisticAverage = try #require(rates.logisticAverage)
        #expect(abs(logisticAverage - average) < 1e-9)
    }

    @Test func `are nothing where there is nothing to count`() {
        let rates = Rates()
        #expect(rates.falseArrest == nil && rates.missed == nil && rates.logisticAverage == nil)
    }

    @Test func `classes have precision, recall and their mean`() {
        func row(_ actual: CommentClass, _ said: CommentClass) -> Scored {
            Scored(
                id: "", actual: actual, q: 0, disposition: said == .genuine ? .release : .hold,
                said: said)
        }
        let rows = [
            row(.spam, .spam), row(.spam, .spam), row(.spam, .genuine), row(.shill, .spam),
            row(.genuine, .genuine), row(.genuine, .spam),
        ]
        let spam = ClassFigures(.spam, of: rows)
        #expect(spam.precision == 0.5 && spam.recall == 2.0 / 3 && spam.f1 == 4.0 / 7)
        let shill = ClassFigures(.shill, of: rows)
        #expect(shill.precision == nil && shill.recall == 0 && shill.f1 == 0)
        #expect(ClassFigures(.shill, of: []).f1 == nil)
    }

    @Test func `p is right where as many are bad as it says`() throws {
        func rows(_ q: Double, bad: Int, of count: Int) -> [Scored] {
            scored(
                Array(repeating: q, count: count - bad), Array(repeating: q, count: bad))
        }
        // p is 0.5 with half of them bad; p is 0.9 with one in five bad.
        let nine = 2.197_224_577_336_219
        let right = try #require(Calibration(rows(0, bad: 5, of: 10)).error)
        #expect(abs(right) < 1e-12)
        let error = try #require(
            Calibration(rows(0, bad: 5, of: 10) + rows(nine, bad: 2, of: 10)).error)
        #expect(abs(error - 0.35) < 1e-9)
        #expect(Calibration([]).error == nil)
        // What is sure belongs to the last bin, not behind it.
        #expect(Calibration(rows(100, bad: 1, of: 1)).bins.last?.count == 1)
    }
}
