// SPDX-License-Identifier: MIT

import Comments

/// What the points of a feature are shown as.
enum Credit {
    /// The word of the body with this index.
    case word(Int)
    /// Two words of the body, half the points each.
    case words(Int, Int)
    /// Something that is no word of the body, and where it stands, if that can be said.
    case label(String, Mark?)
}

/// Takes what the views find.
///
/// Most comments are only counted and few explained, so credits are asked for at need.
protocol FeatureSink {
    /// Takes one feature, which may come any number of times.
    ///
    /// - Parameters:
    ///   - view: which found it.
    ///   - hash: what the feature is known by.
    ///   - credit: what its points are shown as.
    mutating func add(_ view: View, _ hash: UInt64, credit: @autoclosure () -> Credit)
}

extension FeatureSink {
    /// Takes a feature that is known by its text.
    mutating func add(
        _ kind: Kind, _ text: borrowing Span<UInt8>, label: @autoclosure () -> String,
        mark: @autoclosure () -> Mark? = nil
    ) {
        add(kind.view, featureHash(kind, text), credit: .label(label(), mark()))
    }

    /// Takes a feature that is known by a number.
    mutating func add(_ kind: Kind, number: Int, label: @autoclosure () -> String) {
        add(
            kind.view, featureHash(kind, number: UInt64(truncatingIfNeeded: number)),
            credit: .label(label(), nil))
    }
}
