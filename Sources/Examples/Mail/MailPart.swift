// SPDX-License-Identifier: MIT

/// A mail or one part of it (RFC 5322, RFC 2046): its header and what it holds.
struct MailPart {
    /// Parts within parts; a hostile mail nests them without end.
    private static let depth = 8

    private var header: [String: [UInt8]] = [:]
    private var body: ArraySlice<[UInt8]>

    init(_ lines: ArraySlice<[UInt8]>) {
        var rest = lines
        var name: String?
        while let line = rest.popFirst(), !line.isEmpty {
            if line[0] == 0x20 || line[0] == 0x09 {
                // A line that begins with a blank goes on with the one before.
                if let name { header[name]?.append(contentsOf: line) }
            } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
                let word = String(decoding: line[..<colon], as: UTF8.self).lowercased()
                // The first of a name counts, as in most mail programs.
                name = header[word] == nil ? word : nil
                if let name { header[name] = Array(line[(colon + 1)...]) }
            }
        }
        body = rest
    }

    var hasHeader: Bool { !header.isEmpty }

    /// A field of the header as it stands there, without the blanks around it.
    subscript(name: String) -> String? {
        header[name].map { trimmed(String(decoding: $0, as: UTF8.self)) }
    }

    /// The first text that is plain; else the first that is HTML; nil where there is none.
    ///
    /// - Throws: ``UnknownCharset`` where that text cannot be read.
    func text(depth: Int = Self.depth) throws(UnknownCharset) -> (text: String, isPlain: Bool)? {
        let type = ContentType(self["content-type"] ?? "text/plain")
        switch type.name {
        case "text/plain", "text/html":
            return (try decoded(type), type.name == "text/plain")
        case _ where type.name.hasPrefix("multipart/"):
            guard depth > 0, let boundary = type["boundary"] else { return nil }
            var found: (text: String, isPlain: Bool)?
            for part in parts(between: Array("--\(boundary)".utf8)) where found?.isPlain != true {
                guard let text = try part.text(depth: depth - 1) else { continue }
                if found == nil || text.isPlain { found = text }
            }
            return found
        default: return nil
        }
    }

    private func decoded(_ type: ContentType) throws(UnknownCharset) -> String {
        let bytes = Array(body.joined(separator: [UInt8(ascii: "\n")]))
        let encoding = TransferEncoding(
            rawValue: (self["content-transfer-encoding"] ?? "").lowercased())
        return try mailText(encoding?.decoded(bytes) ?? bytes, charset: type["charset"] ?? "utf-8")
    }

    /// What stands before the first boundary and after the last is for mail programs that know no parts.
    private func parts(between boundary: [UInt8]) -> [MailPart] {
        let marks = body.indices.filter { body[$0].starts(with: boundary) }
        return zip(marks, marks.dropFirst() + [body.endIndex]).compactMap { start, end in
            let isLast = body[start].dropFirst(boundary.count).starts(with: Array("--".utf8))
            return isLast ? nil : MailPart(body[(start + 1)..<end])
        }
    }
}

/// The value of a Content-Type field: `text/plain; charset="utf-8"`.
struct ContentType {
    let name: String
    private var parameters: [String: String] = [:]

    init(_ field: String) {
        let parts = field.split(separator: ";", omittingEmptySubsequences: true)
        name = trimmed(String(parts.first ?? "")).lowercased()
        for part in parts.dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2 else { continue }
            parameters[trimmed(String(pair[0])).lowercased()] =
                trimmed(String(pair[1])).filter { $0 != "\"" }
        }
    }

    subscript(name: String) -> String? { parameters[name] }
}

/// A text without the white space around it.
func trimmed(_ text: String) -> String {
    let start = text.drop(while: \.isWhitespace)
    return String(start.prefix(start.count - start.reversed().prefix(while: \.isWhitespace).count))
}
