// SPDX-License-Identifier: MIT

/// What was found out about the fields of one comment, a few of them: looked through, since
/// hashing a field costs more.
struct ByField<Value: Sendable>: Sendable {
    private var known: [(field: Field, value: Value)] = []

    subscript(field: Field) -> Value? { known.first { $0.field == field }?.value }

    /// Adds what was not known of a field.
    mutating func learn(_ value: Value, of field: Field) { known.append((field, value)) }
}
