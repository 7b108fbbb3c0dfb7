// SPDX-License-Identifier: MIT

extension Kind {
    fileprivate static let four = Kind(.skeleton, 4)
    fileprivate static let seven = Kind(.skeleton, 7)
}

extension Material {
    /// SKEL: four and seven signs in a row of what is left of the body when every letter is any
    /// letter and every digit any digit: its punctuation, capitals and gaps.
    func emitSkeleton(into sink: inout some FeatureSink) {
        let signs = traits.skeleton
        let span = signs.span
        for (kind, length) in [(Kind.four, 4), (Kind.seven, 7)] where signs.count >= length {
            for first in 0...signs.count - length {
                sink.add(
                    .skeleton, featureHash(kind, span, first..<first + length),
                    credit: .label("how it is written", nil))
            }
        }
    }
}
