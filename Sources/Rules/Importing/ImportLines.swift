// SPDX-License-Identifier: MIT

/// One line of a foreign file.
struct ImportLine {
    let file: String
    let number: Int
    let text: String
}

extension ImportFile {
    /// Its lines that say something, without the white space around them; a line that is no UTF-8
    /// is handed to `refuse`.
    func lines(refuse: (Refusal) -> Void) -> [ImportLine] {
        let all = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        return all.enumerated().compactMap { index, bytes in
            guard let text = String(validating: bytes, as: UTF8.self) else {
                // A remark of another age asks for nothing.
                if bytes.first == UInt8(ascii: "#") { return nil }
                refuse(Refusal(file: name, line: index + 1, reason: "it is not UTF-8"))
                return nil
            }
            let trimmed = text.trimmingBlanks.droppingByteOrderMark
            return trimmed.isEmpty ? nil : ImportLine(file: name, number: index + 1, text: trimmed)
        }
    }
}

extension String {
    /// Without white space at either end.
    var trimmingBlanks: String {
        var scalars = unicodeScalars.drop(while: \.properties.isWhitespace)
        while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
        return String(scalars)
    }

    fileprivate var droppingByteOrderMark: String {
        unicodeScalars.first == "\u{FEFF}" ? String(unicodeScalars.dropFirst()) : self
    }
}
