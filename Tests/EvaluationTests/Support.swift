// SPDX-License-Identifier: MIT

import Comments
import Evaluation
import Rules
import Screening

/// A judge without rules who knows nothing yet.
func freshJudge() -> Judge { Judge(rules: .none(today: Day(secondsSince1970: 0))) }

/// Comments about tea and about loans, each with words of its own.
func sampleComments(_ count: Int) -> [LabelledComment] {
    (0..<count).map { index in
        let isBad = index % 3 == 1
        let text =
            isBad
            ? "Cheap loans without questions, apply today number \(index) http://loans.example/\(index)"
            : "I let the tea stand for \(index) minutes and it was still not bitter."
        return LabelledComment(
            id: "c\(index)", isBad ? .spam : .genuine, Comments.Comment(content: text),
            language: isBad ? "en" : nil)
    }
}
