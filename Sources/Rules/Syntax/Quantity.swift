// SPDX-License-Identifier: MIT

/// What a rule can count or measure.
enum Quantity: String, Sendable, CaseIterable {
    /// Words of the body.
    case words
    /// Links in the body.
    case links
    /// Characters of the body.
    case characters
    /// The share of capitals among the letters of the body, from 0 to 1.
    case capitalsShare = "capitals-share"
    /// The longest run of one character in the body.
    case repeatedRun = "repeated-run"
    /// Comments of the author that a person released; 0 for an author without an address.
    case authorApproved = "author approved"
    /// Comments of the author that a person refused.
    case authorRejected = "author rejected"

    /// Those that are one word in a rule file.
    static let plain = allCases.filter { !$0.rawValue.contains(" ") }

    /// `author approved`, `author rejected`.
    static func ofAuthor(_ word: String) -> Quantity? { Quantity(rawValue: "author " + word) }
}

/// How two numbers are compared.
enum Comparison: String, Sendable, CaseIterable {
    case atLeast = ">="
    case atMost = "<="
    case more = ">"
    case less = "<"
    case equal = "="

    func holds(_ a: Double, _ b: Double) -> Bool {
        switch self {
        case .atLeast: a >= b
        case .atMost: a <= b
        case .more: a > b
        case .less: a < b
        case .equal: a == b
        }
    }
}
