// SPDX-License-Identifier: MIT

import Comments

/// Keeps apart the features of one view that may have the same text.
///
/// Both bytes are a part of the hash, so neither may change without ``Features/version``.
struct Kind {
    let view: View
    let number: UInt8

    init(_ view: View, _ number: UInt8) {
        self.view = view
        self.number = number
    }
}

/// Takes what the views find.
///
/// Most comments are only counted and few explained, so labels and marks are asked for at need.
protocol FeatureSink {
    /// Takes one feature, which may come any number of times.
    ///
    /// - Parameters:
    ///   - kind: the view and what the text is there.
    ///   - text: UTF-8, what the feature is known by.
    ///   - label: what a person is shown; features with one label are shown as one.
    ///   - mark: where it stands in the comment as the blog sent it, if that can be said.
    mutating func add(
        _ kind: Kind, _ text: Span<UInt8>, label: @autoclosure () -> String,
        mark: @autoclosure () -> Mark?
    )
}

/// FNV-1a over the kind and the text, then mixed so that every bit depends on all of them.
///
/// Not Swift's Hasher: its seed is another one in every process.
func featureHash(_ kind: Kind, _ text: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func take(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    take(kind.view.rawValue)
    take(kind.number)
    for index in text.indices { take(text[index]) }
    hash = (hash ^ hash >> 33) &* 0xFF51_AFD7_ED55_8CCD
    hash = (hash ^ hash >> 33) &* 0xC4CE_B9FE_1A85_EC53
    return hash ^ hash >> 33
}
