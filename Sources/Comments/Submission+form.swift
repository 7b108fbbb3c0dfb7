// SPDX-License-Identifier: MIT

import Lines

extension Submission {
    /// Reads a comment that is form-encoded, with Akismet's field names.
    ///
    /// What is released is an object with the same fields in the same order. `bailiff[post_title]`
    /// is a member of `bailiff`, a name that ends in `[]` a list. A name that stands twice is
    /// refused: a reader who could add one to the form must not overrule the blog's own.
    ///
    /// - Parameter bytes: hostile, of any size; one line end behind them is dropped.
    /// - Throws: the first fault.
    package init(form bytes: [UInt8]) throws(ParseFailure) {
        guard !Format.beginsObject(bytes) else {
            throw ParseFailure(
                line: 1, column: 1, message: "this is JSON, not a form: call it NAME.json")
        }
        try self.init(json: try Form(bytes).object().serialised())
    }
}

/// A form on its way to becoming an object.
private struct Form {
    private struct Field {
        let name: String
        let value: String
        let offset: Int
    }

    private let bytes: [UInt8]
    private let fields: [Field]

    init(_ bytes: [UInt8]) throws(ParseFailure) {
        self.bytes = bytes
        let pairs = FormReader(bytes).pairs
        let charset = try Self.charset(pairs, bytes)
        fields = pairs.map {
            Field(
                name: charset.text($0.name), value: charset.text($0.value), offset: $0.offset)
        }
    }

    private static func charset(
        _ pairs: [FormReader.Pair], _ bytes: [UInt8]
    ) throws(ParseFailure) -> Charset {
        guard let pair = pairs.first(where: { $0.name.elementsEqual("blog_charset".utf8) })
        else { return .utf8 }
        let name = String(decoding: pair.value, as: UTF8.self)
        guard let charset = Charset(named: name) else {
            throw ParseFailure(
                at: pair.offset, of: bytes,
                "blog_charset \(visible(name)) is not known: send UTF-8 (or Windows-1252)")
        }
        return charset
    }

    func object() throws(ParseFailure) -> JSONValue {
        try requireContent()
        var members = Members()
        for field in fields {
            guard members.take(field.name, field.value) else {
                throw ParseFailure(
                    at: field.offset, of: bytes, "\(visible(field.name)) stands here twice")
            }
        }
        return members.object
    }

    /// The object would say so too, but without a place in the form.
    private func requireContent() throws(ParseFailure) {
        let wanted = "comment_content"
        guard !fields.contains(where: { $0.name == wanted }) else { return }
        let near = fields.first { closest(to: $0.name, in: [wanted]) != nil }
        throw ParseFailure(
            at: near?.offset ?? startOfText(bytes), of: bytes,
            "\(wanted) is missing"
                + (near.map {
                    ", and \(visible($0.name)) is not known" + didYouMean($0.name, [wanted])
                }
                    ?? "; a form looks like comment_author=Renate&comment_content=Hello"))
    }
}

/// The members of the object that a form stands for, in the order of their first mention.
private struct Members {
    /// A list or `bailiff` has an empty place here until all are there.
    private var members: [JSONMember] = []
    private var names: Set<String> = []
    private var lists: [String: [JSONValue]] = [:]
    private var own: [JSONMember] = []
    private var ownNames: Set<String> = []

    /// Takes a field up; false where one of that name is there.
    mutating func take(_ name: String, _ value: String) -> Bool {
        if let name = Self.ownMember(name) {
            if ownNames.isEmpty, !add(Submission.ownName, .null) { return false }
            own.append(JSONMember(key: name, value: .string(value)))
            return ownNames.insert(name).inserted
        }
        guard name.hasSuffix("[]") else { return add(name, .string(value)) }
        let name = String(name.dropLast(2))
        if lists[name] == nil, !add(name, .null) { return false }
        lists[name, default: []].append(.string(value))
        return true
    }

    private mutating func add(_ name: String, _ value: JSONValue) -> Bool {
        members.append(JSONMember(key: name, value: value))
        return names.insert(name).inserted
    }

    /// `post_title` of `bailiff[post_title]`.
    private static func ownMember(_ name: String) -> String? {
        let opening = Submission.ownName + "["
        guard name.hasPrefix(opening), name.hasSuffix("]") else { return nil }
        return String(name.dropFirst(opening.count).dropLast())
    }

    var object: JSONValue {
        .object(
            members.map { member in
                if member.value != .null { return member }
                let filled = lists[member.key].map(JSONValue.array) ?? .object(own)
                return JSONMember(key: member.key, value: filled)
            })
    }
}
