// SPDX-License-Identifier: MIT

import Lines

/// A count or a measure against a number: `links >= 3`, `author approved >= 2`.
struct NumberTest: Condition {
    let quantity: Quantity
    let comparison: Comparison
    let limit: Double

    var cost: Cost { .number }

    func holds(in evaluation: inout Evaluation) -> Bool {
        guard comparison.holds(evaluation.facts.number(quantity), limit) else { return false }
        if quantity == .links { evaluation.note(evaluation.facts.values(of: .linkURL).map(\.mark)) }
        return true
    }
}

extension Cursor {
    mutating func numberTest(_ quantity: Quantity) throws(Mistake) -> NumberTest {
        let sign = try word("a comparison such as >=")
        guard let comparison = Comparison(rawValue: sign.value) else {
            throw Mistake(
                sign,
                "\(quantity.rawValue) is a number: compare it by "
                    + "\(listed(Comparison.allCases.map(\.rawValue))), not \(quoted(sign.value))")
        }
        let token = try word("a number")
        guard let limit = plainNumber(token.value) else {
            throw Mistake(token, "\(quoted(token.value)) is not a number such as 3 or 0.5")
        }
        guard quantity != .capitalsShare || limit <= 1 else {
            throw Mistake(token, "capitals-share is a share from 0 to 1, such as 0.6")
        }
        try finish()
        return NumberTest(quantity: quantity, comparison: comparison, limit: limit)
    }
}

/// A number as a person writes it, `25` or `0.5`: no exponent, no sign, not more than nine digits.
func plainNumber(_ text: String) -> Double? {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let areDigits = parts.allSatisfy { part in
        (1...9).contains(part.count)
            && part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
    return areDigits && parts.count <= 2 ? Double(text) : nil
}
