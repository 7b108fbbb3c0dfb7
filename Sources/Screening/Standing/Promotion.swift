// SPDX-License-Identifier: MIT

package import Comments

/// What a rule may say after what people have decided on the comments that it applied to.
///
/// Only a rule whose file says `mode probation` moves by itself, by the 95 % bounds of its
/// precision, and in steps that lie apart, so that one decision more does not throw it to and fro:
///
/// | from      | to        | when                                               |
/// |-----------|-----------|----------------------------------------------------|
/// | probation | active    | 20 decided hits, and the lower bound is 0.9 or more |
/// | active    | probation | the lower bound is below 0.8                       |
/// | probation | shadow    | the upper bound is below 0.5                       |
/// | shadow    | probation | the upper bound is 0.6 or more                     |
///
/// - Parameters:
///   - mode: what the file says.
///   - current: what it may say until now.
///   - record: of the decided hits since the rule was last edited; nil where there are none.
/// - Returns: never ``Standing/stopped``, which is the emergency brake's.
package func standing(of mode: Standing, from current: Standing, record: RuleRecord?) -> Standing {
    guard mode == .probation else { return mode }
    guard let record, let precision = record.precision else { return .probation }
    switch current {
    case .active where precision.lower >= 0.8: return .active
    case .probation where record.decided >= enoughDecided && precision.lower >= 0.9: return .active
    case .shadow where precision.upper < 0.6: return .shadow
    case .probation where precision.upper < 0.5, .active where precision.upper < 0.5:
        return .shadow
    default: return .probation
    }
}

/// Decided hits from which a rule's record may speak for it or, loudly, against it.
private let enoughDecided = 20

extension RuleRecord {
    /// Whether people have agreed with a rule so often that the emergency brake need not stop it:
    /// five decided hits at least, and a lower bound of 0.5.
    package var isVouchedFor: Bool { decided >= 5 && (precision?.lower ?? 0) >= 0.5 }

    /// Whether a rule that nobody put on probation is more often wrong than right.
    ///
    /// It is left as it is: a person wrote it, and a person is told.
    package var isDoubtful: Bool {
        decided >= enoughDecided && (precision?.upper ?? 1) < 0.5
    }
}
