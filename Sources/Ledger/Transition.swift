// SPDX-License-Identifier: MIT

/// What a decision does to a comment: the states' table as a pure function.
///
/// | from \ to  | out              | held                   | refused                   | withdrawn              |
/// |------------|------------------|------------------------|---------------------------|------------------------|
/// | out        | –                | `held`, take down      | `refused`, take down      | `withdrawing`, take down |
/// | held       | `releasing`, out | –                      | `refused`, tell           | `withdrawing`, take down |
/// | refused    | `releasing`, out | `held`, tell           | –                         | `withdrawing`, take down |
/// | withdrawn  | `releasing`, out | `held`, tell           | `refused`, tell           | –                      |
///
/// A dash confirms: the comment stays where it is and the blog is owed nothing new.
/// So whatever changes what the blog may show or say is always told to it.
package struct Transition: Sendable, Equatable {
    package let state: CustodyState
    /// Nil where the blog is owed nothing new.
    package let owes: Publication?

    package init(state: CustodyState, owes: Publication?) {
        self.state = state
        self.owes = owes
    }

    /// The transition of a ruling, or nil where it makes no sense in that state.
    ///
    /// `releasing` and `withdrawing` count as `released` and `withdrawn`: their files are on their
    /// way, and nobody can call them back.
    ///
    /// - Parameters:
    ///   - state: where the comment stands.
    ///   - ruling: what was ordered.
    ///   - undone: for `undo`, the state before the decision that is taken back.
    /// - Returns: what becomes of the comment, and what the blog is owed for it.
    package static func of(
        _ state: CustodyState, _ ruling: Ruling, undone: CustodyState? = nil
    ) -> Transition? {
        guard let here = Place(state), let there = Place(ruling, from: here, undone: undone) else {
            return nil
        }
        guard here != there else { return Transition(state: state, owes: nil) }
        return there.entered(from: here)
    }
}

/// The states without what is still on its way: where a comment is once all files are out.
private enum Place {
    case out, held, refused, withdrawn

    init?(_ state: CustodyState) {
        switch state {
        case .releasing, .released: self = .out
        case .withdrawing, .withdrawn: self = .withdrawn
        case .held: self = .held
        case .refused: self = .refused
        case .malformed, .duplicate: return nil
        }
    }

    /// Where a ruling wants it; what the blog has shown is withdrawn, never merely refused.
    init?(_ ruling: Ruling, from here: Place, undone: CustodyState?) {
        switch ruling {
        case .release: self = .out
        case .hold: self = .held
        case .refuse: self = here == .out || here == .withdrawn ? .withdrawn : .refused
        case .undo:
            guard let before = undone.flatMap(Place.init) else { return nil }
            self = before
        }
    }

    func entered(from here: Place) -> Transition {
        let takesDown = here == .out
        switch self {
        case .out: return Transition(state: .releasing, owes: .released)
        case .held:
            return Transition(state: .held, owes: takesDown ? .withdrawnNotice : .heldNotice)
        case .refused:
            return Transition(state: .refused, owes: takesDown ? .withdrawnNotice : .refusedNotice)
        case .withdrawn: return Transition(state: .withdrawing, owes: .withdrawnNotice)
        }
    }
}
