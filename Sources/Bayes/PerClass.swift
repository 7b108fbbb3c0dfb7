// SPDX-License-Identifier: MIT

package import Comments

/// One number for each class of comments.
package struct PerClass<Value: FixedWidthInteger & Sendable>: Sendable, Equatable {
    package var genuine: Value = 0
    package var shill: Value = 0
    package var spam: Value = 0

    package init() {}

    package init(genuine: Value, shill: Value, spam: Value) {
        self.genuine = genuine
        self.shill = shill
        self.spam = spam
    }

    package subscript(commentClass: CommentClass) -> Value {
        get {
            switch commentClass {
            case .genuine: genuine
            case .shill: shill
            case .spam: spam
            }
        }
        set {
            switch commentClass {
            case .genuine: genuine = newValue
            case .shill: shill = newValue
            case .spam: spam = newValue
            }
        }
    }

    var isZero: Bool { genuine == 0 && shill == 0 && spam == 0 }

    /// Everything that is not genuine, as the binary head sees it.
    ///
    /// A Double, so that two full counts cannot overflow; exact below 2⁵³.
    var bad: Double { Double(shill) + Double(spam) }

    /// Adds; a full count stays full and never wraps.
    mutating func add(_ amount: Value, to commentClass: CommentClass) {
        let (sum, overflows) = self[commentClass].addingReportingOverflow(amount)
        self[commentClass] = overflows ? .max : sum
    }

    /// Takes away what was added before; never goes below nothing.
    mutating func subtract(_ amount: Value, from commentClass: CommentClass) {
        self[commentClass] = max(0, self[commentClass] - amount)
    }
}
