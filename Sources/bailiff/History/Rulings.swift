// SPDX-License-Identifier: MIT

import Comments
import Ledger

/// What people said about comments, as far as it stands: a release is "genuine", a refusal spam or
/// shill; what was refused as other says nothing about a rule.
struct Rulings {
    private var classes: [CommentID: CommentClass] = [:]

    init(_ record: SQLiteRecord) throws {
        try record.standingTraining { standing in
            classes[standing.id] = standing.training.commentClass
        }
    }

    subscript(id: CommentID) -> CommentClass? { classes[id] }
}

extension Ruling {
    /// What a comment is by this ruling; nil where it says nothing of that.
    var commentClass: CommentClass? {
        switch self {
        case .release: .genuine
        case .refuse(as: .spam): .spam
        case .refuse(as: .shill): .shill
        case .refuse(as: .other), .hold, .undo: nil
        }
    }
}
