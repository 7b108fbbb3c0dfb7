// SPDX-License-Identifier: MIT

/// Keys of the notes that the daemon leaves in the ledger.
package enum NoteKey {
    /// What `bailiff status` shows of the daemon: a JSON object.
    package static let daemon = "daemon"
    /// The fingerprint of the model's counts at the last clean stop, to hold a rebuild against.
    package static let model = "model"
    /// The texts of the rules that were in force last, for a start on rules that are wrong.
    package static let rules = "rules"
    /// What each rule may say by now and why: a JSON object.
    package static let register = "rule-register"
    /// t₀ of the model's counts.
    package static let modelOrigin = "model-origin"
}
