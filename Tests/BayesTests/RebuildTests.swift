// SPDX-License-Identifier: MIT

import Bayes
import Comments
import Testing

@Suite("A model counted anew from the ledger is the one that lived")
struct RebuildTests {
    /// Short, so that the weights of the decisions differ a good deal.
    private let ageing = Ageing(halfLife: 40)

    @Test(
        "with nothing taken back all is equal, to the last bit", arguments: [1, 2, 3] as [UInt64])
    func unbroken(seed: UInt64) {
        var life = Life(Model(ageing: ageing), seed: seed)
        life.train(150)
        let rebuilt = Model.rebuilt(
            from: life.standing, ageing: ageing, latest: life.model.ordinal)
        #expect(rebuilt == life.model)
        #expect(rebuilt.weights.bias.value.bitPattern == life.model.weights.bias.value.bitPattern)
        for view in View.allCases {
            let (new, old) = (rebuilt.weights.beta(view), life.model.weights.beta(view))
            #expect(new.bitPattern == old.bitPattern)
        }
    }

    @Test("whatever was taken back, the counts are equal to the last unit", arguments: 1...8)
    func afterUndo(seed: Int) {
        var life = Life(Model(ageing: ageing), seed: UInt64(seed))
        for _ in 0..<6 {
            life.train(25)
            life.untrain(9)
        }
        let rebuilt = Model.rebuilt(
            from: life.standing, ageing: ageing, latest: life.model.ordinal)
        #expect(!rebuilt.tally.isEmpty)
        #expect(rebuilt.tally == life.model.tally)
        #expect(rebuilt.decisions == life.model.decisions)
        #expect(rebuilt.ordinal == life.model.ordinal)
        #expect(rebuilt.weights != life.model.weights)
    }

    @Test("its next decision follows the latest ever, though that one may be undone")
    func continues() {
        var life = Life(Model(ageing: ageing), seed: 9)
        life.train(10)
        var random = Seeded(1)
        let undone = invented(.spam, &random)
        var model = life.model
        model.untrain(undone, model.train(undone, as: .spam))
        var rebuilt = Model.rebuilt(from: life.standing, ageing: ageing, latest: 11)
        #expect(rebuilt.train(undone, as: .spam).ordinal == 12)
        #expect(model.train(undone, as: .spam).ordinal == 12)
    }

    @Test("of an empty history it is a new one")
    func empty() {
        #expect(Model.rebuilt(from: [], latest: 0) == Model())
    }

    @Test("a moved origin changes the unit, not what the counts say")
    func movedOrigin() {
        var life = Life(Model(ageing: ageing), seed: 10)
        life.train(200)
        let moved = Ageing(halfLife: 40, origin: 200)
        let rebuilt = Model.rebuilt(from: life.standing, ageing: moved, latest: 200)
        var random = Seeded(2)
        for commentClass in CommentClass.allCases {
            let asked = invented(commentClass, &random)
            let (new, old) = (rebuilt.score(asked), life.model.score(asked))
            for view in View.allCases { #expect(abs(new.z[view] - old.z[view]) < 0.01) }
        }
        #expect(rebuilt.tally != life.model.tally)
    }
}
