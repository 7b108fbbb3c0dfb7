// SPDX-License-Identifier: MIT

import Evaluation
import Lines

/// Far more than a comment with its post.
private let lineLimit = 4 << 20

/// Hands over the lines of a file, numbered from 1; what gzip packed is known by its first bytes.
///
/// - Parameters:
///   - file: a path, or - for standard input.
///   - visit: what it throws ends the reading.
/// - Returns: what is wrong with the file itself, with its name; nil where it was read to its end.
/// - Throws: a ``Problem`` that says why the file cannot be read, and what `visit` throws.
func eachLine(of file: String, _ visit: (Int, [UInt8]) throws -> Void) throws -> String? {
    let name = shownName(of: file)
    var assembly = LineAssembly(limit: lineLimit)
    var inflation: Inflation?
    var isFirst = true
    do {
        try readPieces(of: file) { piece in
            if isFirst, piece.starts(with: Inflation.signature) { inflation = try Inflation() }
            isFirst = false
            if let inflation {
                try inflation.inflate(piece) { try assembly.take($0, visit) }
            } else {
                try assembly.take(piece, visit)
            }
        }
        try inflation?.finish()
        try assembly.finish(visit)
        return nil
    } catch let failure as LineAssembly.TooLong {
        return "\(name):\(failure.line): this line has more than \(lineLimit >> 20) MiB"
    } catch let failure as Inflation.Failure {
        return "\(name): \(failure.words)"
    }
}

/// A file as it is called in a message.
func shownName(of file: String) -> String { file == "-" ? "standard input" : visible(file) }

extension Inflation.Failure {
    fileprivate var words: String {
        switch self {
        case .damaged: "it is packed by gzip and damaged"
        case .cutShort: "it is packed by gzip and its end is missing"
        case .noMemory: "there is no memory to unpack it"
        }
    }
}
