// SPDX-License-Identifier: MIT

import Bayes
import Comments

/// Not the testing library's own type of that name.
typealias Comment = Comments.Comment

/// SplitMix64: the same numbers on every run and machine.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }
}

/// Features that no text stands behind.
func features(words: [UInt64] = [], links: [UInt64] = [], author: [UInt64] = []) -> Features {
    Features(
        hashes: PerView { view in
            switch view {
            case .words: words
            case .links: links
            case .author: author
            default: []
            }
        })
}

/// A few features of each view, with leanings by class so that q goes both ways.
func invented(_ commentClass: CommentClass, _ random: inout Seeded) -> Features {
    let lean: UInt64 = commentClass == .genuine ? 100 : 200
    func bag(_ base: UInt64, _ most: Int) -> [UInt64] {
        (0..<Int.random(in: 0...most, using: &random)).map { _ in
            base + (Bool.random(using: &random) ? 0 : lean)
                + UInt64.random(in: 0..<30, using: &random)
        }
    }
    return features(words: bag(1000, 20), links: bag(2000, 5), author: bag(3000, 9))
}

func comment(
    _ content: String, author: String? = nil, email: String? = nil, url: String? = nil
) -> Comment {
    var comment = Comment(content: content)
    comment.author = author
    comment.authorEmail = email
    comment.authorURL = url
    return comment
}

/// A life of a model: what was trained, and what of it still stands.
struct Life {
    private(set) var model: Model
    private(set) var standing: [(Features, Training)] = []
    private var random: Seeded

    init(_ model: Model = Model(), seed: UInt64) {
        self.model = model
        random = Seeded(seed)
    }

    mutating func train(_ times: Int) {
        for _ in 0..<times {
            let commentClass = CommentClass.allCases[Int.random(in: 0...2, using: &random)]
            let features = invented(commentClass, &random)
            standing.append((features, model.train(features, as: commentClass)))
        }
    }

    mutating func untrain(_ times: Int) {
        for _ in 0..<min(times, standing.count) {
            let (features, training) = standing.remove(
                at: Int.random(in: standing.indices, using: &random))
            model.untrain(features, training)
        }
    }
}

extension Model {
    /// A rebuild from decisions that are all at hand, as ``Screening/Memory`` does from the ledger.
    static func rebuilt(
        from history: some Sequence<(Features, Training)>, ageing: Ageing = Ageing(), latest: Int
    ) -> Model {
        var model = Model(ageing: ageing)
        for (features, training) in history { model.replay(features, training) }
        model.resume(after: latest)
        return model
    }
}
