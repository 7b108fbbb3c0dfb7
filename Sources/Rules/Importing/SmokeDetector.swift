// SPDX-License-Identifier: MIT

import Text

extension ImportDraft {
    /// Takes one of SmokeDetector's files, which its name tells apart: `…websites…`,
    /// `…usernames…`, else keywords; `watched…` has a date and a name before each pattern.
    ///
    /// There a keyword stands between word boundaries and counts in title and text; websites and
    /// names are looked for anywhere. What is no pattern becomes an entry or a plain text.
    mutating func takeSmokeDetector(_ file: ImportFile) {
        let stem = file.name.split(separator: "/").last.map(String.init) ?? file.name
        for line in lines(of: file) where !line.text.hasPrefix("#") {
            guard let pattern = pattern(of: line, isWatched: stem.contains("watched")) else {
                refuse(line, "expected a date, a name and a pattern with tabs between them")
                continue
            }
            if stem.contains("websites") {
                takeWebsite(pattern, line)
            } else if stem.contains("usernames") {
                takeUsername(pattern, line)
            } else {
                takeKeyword(pattern, line, isWatched: stem.contains("watched"))
            }
        }
    }

    private func pattern(of line: ImportLine, isWatched: Bool) -> String? {
        guard isWatched else { return line.text }
        let parts = line.text.split(separator: "\t", maxSplits: 2)
        return parts.count == 3 ? String(parts[2]) : nil
    }

    private mutating func takeKeyword(_ pattern: String, _ line: ImportLine, isWatched: Bool) {
        if let plain = plainText(ofPattern: pattern) {
            return add(plain, to: .phrases, from: line)
        }
        let name = isWatched ? "watched" : "keyword"
        take(#"\b(?:"# + pattern + #")\b"#, "\(name)-\(line.number)", .body, line)
    }

    private mutating func takeWebsite(_ pattern: String, _ line: ImportLine) {
        switch plainText(ofPattern: pattern) {
        case let host? where AddressForm.isHost(host.lowercased()):
            add(host.lowercased(), to: .hosts, from: line)
        case let plain?: add(part: plain, of: .linkURL, from: line)
        case nil: take(pattern, "website-\(line.number)", .linkURL, line)
        }
    }

    private mutating func takeUsername(_ pattern: String, _ line: ImportLine) {
        if let plain = plainText(ofPattern: pattern) {
            add(part: plain, of: .author, from: line)
        } else if pattern.hasPrefix("^"), pattern.hasSuffix("$"),
            let whole = plainText(ofPattern: String(pattern.dropFirst().dropLast()))
        {
            add(whole, to: .names, from: line)
        } else {
            take(pattern, "username-\(line.number)", .author, line)
        }
    }

    private mutating func take(
        _ pattern: String, _ name: String, _ field: Field, _ line: ImportLine
    ) {
        add(
            Rule(name: name, field: field, pattern: pattern, flags: "is", score: nil, note: nil),
            from: line)
    }
}

/// The text that a regular expression without any sign of one stands for; nil for a true one.
func plainText(ofPattern pattern: String) -> String? {
    var text = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in pattern.unicodeScalars {
        if isEscaped {
            // An escaped letter or digit is a class of characters; an escaped sign is itself.
            guard scalar.isASCII, !scalar.properties.isAlphabetic,
                scalar.properties.numericType == nil
            else { return nil }
            text.append(scalar)
            isEscaped = false
        } else if scalar == "\\" {
            isEscaped = true
        } else {
            guard !#"[](){}|?*+^$."#.unicodeScalars.contains(scalar) else { return nil }
            text.append(scalar)
        }
    }
    return isEscaped || text.isEmpty ? nil : String(text)
}
