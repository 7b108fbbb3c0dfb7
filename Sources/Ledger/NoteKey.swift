// SPDX-License-Identifier: MIT

/// Keys of the notes that the daemon leaves in the ledger.
package enum NoteKey {
    /// What `bailiff status` shows of the daemon: a JSON object.
    package static let daemon = "daemon"
    /// A random name of this ledger, which no other one has.
    package static let identity = "identity"
    /// What somebody asked of the daemon's model: a JSON object.
    package static let modelRequest = "model-request"
    /// What came of it: a JSON object.
    package static let modelAnswer = "model-answer"
    /// The texts of the rules that were in force last, for a start on rules that are wrong.
    package static let rules = "rules"
    /// What each rule may say by now and why: a JSON object.
    package static let register = "rule-register"
    /// How often examples were learnt or taken back.
    package static let lessons = "lessons"
    /// t₀ of the model's counts.
    package static let modelOrigin = "model-origin"
}
