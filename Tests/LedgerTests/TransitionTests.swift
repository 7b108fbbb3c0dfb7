// SPDX-License-Identifier: MIT

import Ledger
import Testing

/// A row of the states' table: what a ruling does in a state.
struct TransitionRow: Sendable, CustomTestStringConvertible {
    let state: CustodyState
    let ruling: Ruling
    let undone: CustodyState?
    let expected: Transition?

    init(
        _ state: CustodyState, _ ruling: Ruling, _ undone: CustodyState? = nil,
        _ expected: CustodyState?, owes: Publication? = nil
    ) {
        self.state = state
        self.ruling = ruling
        self.undone = undone
        self.expected = expected.map { Transition(state: $0, owes: owes) }
    }

    var testDescription: String { "\(state) \(ruling) \(undone.map { "to \($0)" } ?? "")" }
}

@Suite("What a ruling does to a comment")
struct TransitionTests {
    @Test(
        "release",
        arguments: [
            TransitionRow(.releasing, .release, nil, .releasing),
            TransitionRow(.released, .release, nil, .released),
            TransitionRow(.held, .release, nil, .releasing, owes: .released),
            TransitionRow(.refused, .release, nil, .releasing, owes: .released),
            TransitionRow(.withdrawing, .release, nil, .releasing, owes: .released),
            TransitionRow(.withdrawn, .release, nil, .releasing, owes: .released),
            TransitionRow(.malformed, .release, nil, nil),
            TransitionRow(.duplicate, .release, nil, nil),
        ])
    func release(_ row: TransitionRow) { check(row) }

    @Test(
        "refuse",
        arguments: [
            TransitionRow(
                .releasing, .refuse(as: .spam), nil, .withdrawing, owes: .withdrawnNotice),
            TransitionRow(
                .released, .refuse(as: .shill), nil, .withdrawing, owes: .withdrawnNotice),
            TransitionRow(.held, .refuse(as: .other), nil, .refused, owes: .refusedNotice),
            TransitionRow(.refused, .refuse(as: .spam), nil, .refused),
            TransitionRow(.withdrawing, .refuse(as: .spam), nil, .withdrawing),
            TransitionRow(.withdrawn, .refuse(as: .spam), nil, .withdrawn),
            TransitionRow(.malformed, .refuse(as: .spam), nil, nil),
            TransitionRow(.duplicate, .refuse(as: .spam), nil, nil),
        ])
    func refuse(_ row: TransitionRow) { check(row) }

    @Test(
        "hold",
        arguments: [
            TransitionRow(.releasing, .hold, nil, .held, owes: .withdrawnNotice),
            TransitionRow(.released, .hold, nil, .held, owes: .withdrawnNotice),
            TransitionRow(.held, .hold, nil, .held),
            TransitionRow(.refused, .hold, nil, .held, owes: .heldNotice),
            TransitionRow(.withdrawing, .hold, nil, .held, owes: .heldNotice),
            TransitionRow(.withdrawn, .hold, nil, .held, owes: .heldNotice),
            TransitionRow(.malformed, .hold, nil, nil),
            TransitionRow(.duplicate, .hold, nil, nil),
        ])
    func hold(_ row: TransitionRow) { check(row) }

    @Test(
        "undo",
        arguments: [
            // Of a release.
            TransitionRow(.released, .undo, .held, .held, owes: .withdrawnNotice),
            TransitionRow(.releasing, .undo, .held, .held, owes: .withdrawnNotice),
            TransitionRow(.released, .undo, .refused, .refused, owes: .withdrawnNotice),
            TransitionRow(.released, .undo, .withdrawn, .withdrawing, owes: .withdrawnNotice),
            TransitionRow(.released, .undo, .withdrawing, .withdrawing, owes: .withdrawnNotice),
            TransitionRow(.released, .undo, .releasing, .released),
            // Of a refusal.
            TransitionRow(.refused, .undo, .held, .held, owes: .heldNotice),
            TransitionRow(.refused, .undo, .refused, .refused),
            TransitionRow(.withdrawn, .undo, .released, .releasing, owes: .released),
            TransitionRow(.withdrawing, .undo, .releasing, .releasing, owes: .released),
            TransitionRow(.withdrawn, .undo, .withdrawing, .withdrawn),
            // Of a hold.
            TransitionRow(.held, .undo, .released, .releasing, owes: .released),
            TransitionRow(.held, .undo, .refused, .refused, owes: .refusedNotice),
            TransitionRow(.held, .undo, .withdrawn, .withdrawing, owes: .withdrawnNotice),
            TransitionRow(.held, .undo, .held, .held),
            // Of nothing, or of what cannot be.
            TransitionRow(.held, .undo, nil, nil),
            TransitionRow(.held, .undo, .malformed, nil),
            TransitionRow(.duplicate, .undo, .held, nil),
        ])
    func undo(_ row: TransitionRow) { check(row) }

    private func check(_ row: TransitionRow) {
        #expect(Transition.of(row.state, row.ruling, undone: row.undone) == row.expected)
    }

    @Test(
        "no ruling leaves a comment on its way without a file that is owed",
        arguments: CustodyState.allCases)
    func onItsWay(_ state: CustodyState) {
        let rulings: [Ruling] = [.release, .hold, .undo] + Refusal.allCases.map { .refuse(as: $0) }
        for ruling in rulings {
            for undone in CustodyState.allCases {
                guard let moved = Transition.of(state, ruling, undone: undone) else { continue }
                // The blog is told of every change, and of nothing that is none.
                #expect((moved.state == state) == (moved.owes == nil), "\(ruling) \(undone)")
                #expect(moved.state != .malformed && moved.state != .duplicate)
            }
        }
    }
}
