// SPDX-License-Identifier: MIT

import Comments
import Ledger

/// What people said about comments, as far as it stands: a release is "genuine", a refusal spam or
/// shill; what was refused as other says nothing about a rule.
struct Rulings {
    private var trainings: [CommentID: Training] = [:]

    init(_ record: SQLiteRecord) throws {
        try record.standingTraining { standing in
            trainings[standing.id] = standing.training
        }
    }

    subscript(id: CommentID) -> Training? { trainings[id] }
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
