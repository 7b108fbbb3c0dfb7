// SPDX-License-Identifier: MIT

/// A JSON value that keeps what it was given: members in order, numbers as they were spelt.
package enum JSONValue: Sendable, Equatable {
    case null
    case bool(Bool)
    /// The text of the number, so that no digit is lost; whoever makes one by hand answers for it.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([JSONMember])
}

/// A name and its value in an object.
package struct JSONMember: Sendable, Equatable {
    package let key: String
    package let value: JSONValue

    package init(key: String, value: JSONValue) {
        self.key = key
        self.value = value
    }
}

extension JSONValue {
    package static func number(_ value: Int) -> Self { .number(String(value)) }

    /// The shortest spelling that reads back as the same value.
    ///
    /// JSON has no infinities: the largest finite number stands for them, and 0 for what is no
    /// number at all.
    package static func number(_ value: Double) -> Self {
        if value.isNaN { return .number("0") }
        let largest = Double.greatestFiniteMagnitude
        let text = min(max(value, -largest), largest).description
        return .number(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
    }

    /// An object without the members that are nil.
    package static func record(_ members: KeyValuePairs<String, JSONValue?>) -> Self {
        .object(members.compactMap { key, value in value.map { JSONMember(key: key, value: $0) } })
    }
}

extension JSONValue {
    /// The value of a member; nil where this is no object or has no such member.
    package subscript(key: String) -> JSONValue? {
        members?.first { $0.key.utf8.elementsEqual(key.utf8) }?.value
    }

    package var members: [JSONMember]? {
        guard case .object(let members) = self else { return nil }
        return members
    }

    package var elements: [JSONValue]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }

    package var stringValue: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    package var boolValue: Bool? {
        guard case .bool(let value) = self else { return nil }
        return value
    }

    /// The number as an integer; nil where it has a point or an exponent, or does not fit.
    package var intValue: Int? {
        guard case .number(let text) = self else { return nil }
        return Int(text)
    }

    /// The nearest finite number; nil where the number is too large for one.
    package var doubleValue: Double? {
        guard case .number(let text) = self, let value = Double(text), value.isFinite else {
            return nil
        }
        return value
    }

    /// What it is, in the words of a message.
    var kind: String {
        switch self {
        case .null: "null"
        case .bool: "true or false"
        case .number: "a number"
        case .string: "a text"
        case .array: "a list"
        case .object: "an object"
        }
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(integerLiteral value: Int) { self = .number(value) }
    package init(floatLiteral value: Double) { self = .number(value) }
    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(elements.map { JSONMember(key: $0.0, value: $0.1) })
    }
}
