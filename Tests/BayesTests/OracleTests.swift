// SPDX-License-Identifier: MIT

import Bayes
import Comments
import Foundation
import Testing

/// One line of the fixture: what the reference implementation did and said.
private struct Step: CustomTestStringConvertible {
    let isTraining: Bool
    let decision: Int
    let commentClass: CommentClass
    let before: Double
    let units: Int
    let after: Double
    let features: Features

    var testDescription: String { "\(isTraining ? "train" : "untrain") \(decision)" }

    init?(_ line: Substring) {
        let fields = line.split(separator: " ").map(String.init)
        guard fields.count == 6 + View.allCases.count, let decision = Int(fields[1]),
            let commentClass = CommentClass(rawValue: fields[2]), let before = Double(fields[3]),
            let units = Int(fields[4]), let after = Double(fields[5])
        else { return nil }
        let hashes = fields[6...].map { $0.split(separator: ",").compactMap { UInt64($0) } }
        isTraining = fields[0] == "train"
        self.decision = decision
        self.commentClass = commentClass
        self.before = before
        self.units = units
        self.after = after
        features = Bayes.Features(hashes: PerView { hashes[Int($0.rawValue)] })
    }
}

@Suite("The scorer agrees with the reference implementation")
struct OracleTests {
    private func steps() throws -> [Step] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let text = try String(
            contentsOf: folder.appending(path: "Fixtures/oracle.txt"), encoding: .utf8)
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
        let steps = lines.compactMap(Step.init)
        try #require(steps.count == lines.count, "a line of the fixture cannot be read")
        return steps
    }

    @Test("q before and after each decision, and what each decision adds")
    func followsTheReference() throws {
        let steps = try steps()
        try #require(steps.count > 60)
        try #require(steps.contains { !$0.isTraining })
        var model = Model(ageing: Ageing(halfLife: nil))
        var trainings: [Int: Training] = [:]
        for step in steps {
            let name = Testing.Comment(rawValue: step.testDescription)
            #expect(abs(model.score(step.features).q - step.before) <= 1e-9, name)
            if step.isTraining {
                let training = model.train(step.features, as: step.commentClass)
                #expect(training.units == step.units, name)
                trainings[step.decision] = training
            } else {
                let training = try #require(trainings[step.decision])
                model.untrain(step.features, training)
            }
            #expect(abs(model.score(step.features).q - step.after) <= 1e-9, name)
        }
    }
}
