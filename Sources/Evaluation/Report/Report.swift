// SPDX-License-Identifier: MIT

import Comments

/// All figures of one run.
package struct Report: Sendable {
    /// A figure and its bounds.
    package struct Measured: Sendable, Equatable {
        package let name: Figures.Name
        package let value: Double?
        package let interval: Interval?
    }

    package let count: Int
    package let figures: [Measured]
    package let classes: [ClassFigures]
    package let calibration: Calibration
    package let ranking: Ranking
    /// By the language that the file names, the most frequent first; nil stands for none named.
    package let languages: [LanguageFigures]

    /// Works out all figures; the seed is that of the bootstrap.
    package init(_ scored: [Scored], seed: UInt64) {
        let sample = Sample(scored)
        let values = sample.figures
        let bootstrap = Bootstrap(sample, seed: seed)
        count = scored.count
        figures = Figures.Name.allCases.map {
            Measured(name: $0, value: values[$0], interval: bootstrap.interval(of: $0))
        }
        classes = CommentClass.allCases.map { ClassFigures($0, of: scored) }
        calibration = Calibration(scored)
        ranking = sample.ranking
        languages = LanguageFigures.all(of: scored)
    }
}

/// The figures of the comments in one language.
package struct LanguageFigures: Sendable {
    package let language: String?
    package let genuine: Int
    package let bad: Int
    package let figures: Figures

    static func all(of scored: [Scored]) -> [Self] {
        Dictionary(grouping: scored, by: \.language).map { language, scored in
            let sample = Sample(scored)
            let rates = sample.rates
            return Self(
                language: language, genuine: rates.genuine, bad: rates.bad,
                figures: sample.figures)
        }
        .sorted { ($1.count, $0.language ?? "") < ($0.count, $1.language ?? "") }
    }

    package var count: Int { genuine + bad }
}
