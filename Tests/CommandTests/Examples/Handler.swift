// SPDX-License-Identifier: MIT

import Foundation
import Testing

/// A handler of `examples/`, run as a web server runs a CGI program, by the interpreter that
/// Debian ships.
enum Handler: String, CaseIterable, CustomTestStringConvertible, Sendable {
    case shell, php, python

    static let folder = Program.root.appending(path: "examples")

    var testDescription: String { rawValue }

    var script: URL {
        switch self {
        case .shell: Self.folder.appending(path: "shell/comment.cgi")
        case .php: Self.folder.appending(path: "php/comment.php")
        case .python: Self.folder.appending(path: "python/comment.py")
        }
    }

    /// The interpreter and its arguments.
    ///
    /// Warnings of PHP would show in the answer.
    var command: [String] {
        switch self {
        case .shell: ["/bin/sh", script.path]
        case .php: ["/usr/bin/php-cgi", "-n", "-d", "display_errors=1"]
        case .python: ["/usr/bin/python3", "-B", script.path]
        }
    }

    /// What a web server tells a CGI program.
    func environment(_ request: Request, spool: String) -> [String: String] {
        var environment = [
            "BAILIFF_SPOOL": spool, "GATEWAY_INTERFACE": "CGI/1.1",
            "SERVER_PROTOCOL": "HTTP/1.1", "SERVER_NAME": "blog.example", "SERVER_PORT": "443",
            "SCRIPT_NAME": "/comment", "SCRIPT_FILENAME": script.path, "REDIRECT_STATUS": "200",
            "REQUEST_METHOD": request.method, "QUERY_STRING": request.query,
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "REMOTE_ADDR": "198.51.100.7", "HTTP_USER_AGENT": "Mozilla/5.0 (\"quoted\" \\ é)",
            "HTTP_REFERER": "https://blog.example/a?b=c&d=e",
        ]
        environment["CONTENT_LENGTH"] = request.length ?? String(request.body.utf8.count)
        return environment
    }

    /// Hands over one request and waits for the answer.
    func answer(
        _ request: Request, spool: String, in folder: URL? = nil, by prefix: [String] = []
    ) throws -> Answer {
        let words = prefix + command
        let result = try Program.run(
            words[0], Array(words.dropFirst()), input: request.body, in: folder,
            environment: environment(request, spool: spool))
        #expect(result.errors == "", "\(self)")
        return Answer(result.output)
    }
}

/// What a browser sends.
struct Request: Sendable {
    var method = "POST"
    var query = ""
    var body: String
    /// Nil: the true one.
    var length: String?

    init(body: String) { self.body = body }

    init(_ fields: KeyValuePairs<String, String>) {
        body = fields.map { "\($0)=\(formEncoded(Array($1.utf8)))" }.joined(separator: "&")
    }
}

/// What the reader gets to see.
struct Answer: CustomStringConvertible {
    let status: Int
    let page: String
    let description: String

    init(_ output: String) {
        description = output
        let parts = output.split(separator: "\r\n\r\n", maxSplits: 1)
        page = parts.count > 1 ? String(parts[1]) : ""
        let status = parts.first?.firstMatch(of: /Status: ([0-9]+)/).flatMap { Int($0.1) }
        self.status = status ?? (output.hasPrefix("Content") || output.hasPrefix("X-") ? 200 : 0)
    }

    /// The text in the form that came back.
    var text: String? {
        page.firstMatch(of: /(?s)<textarea [^>]*>\n(.*)<\/textarea>/).map { String($0.1) }
    }
}

/// As browsers do it.
func formEncoded(_ bytes: [UInt8]) -> String {
    bytes.map { byte in
        let letter = Character(Unicode.Scalar(byte))
        let isPlain = byte < 0x80 && (letter.isLetter || letter.isNumber || "*-._".contains(letter))
        return byte == 0x20 ? "+" : isPlain ? String(letter) : "%" + hexadecimal(byte)
    }.joined()
}

private func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
}
