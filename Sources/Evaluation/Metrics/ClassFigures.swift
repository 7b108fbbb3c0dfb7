// SPDX-License-Identifier: MIT

package import Comments

/// How well one class was told from the others by the verdicts; a released comment counts as said
/// to be genuine.
package struct ClassFigures: Sendable, Equatable {
    package let commentClass: CommentClass
    package let count: Int
    /// The share of those said to be of the class that are; nil where none was said to be.
    package let precision: Double?
    /// The share of those of the class that were said to be; nil where there are none.
    package let recall: Double?
    /// The harmonic mean of both; nil where there are none of the class and none was said to be.
    package let f1: Double?

    package init(_ commentClass: CommentClass, of scored: [Scored]) {
        let actual = scored.count { $0.actual == commentClass }
        let said = scored.count { $0.said == commentClass }
        let right = scored.count { $0.actual == commentClass && $0.said == commentClass }
        func share(_ part: Int, _ whole: Int) -> Double? {
            whole > 0 ? Double(part) / Double(whole) : nil
        }
        self.commentClass = commentClass
        count = actual
        precision = share(right, said)
        recall = share(right, actual)
        f1 = share(2 * right, actual + said)
    }
}
