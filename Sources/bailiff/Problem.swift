// SPDX-License-Identifier: MIT

import ArgumentParser
import Ledger
import Lines

/// An error that ends the command: a sentence with the mend, and an exit code of sysexits(3).
struct Problem: Error, CustomStringConvertible {
    enum Code: Int32 {
        case data = 65
        case notFound = 66
        case unavailable = 69
        case cannotWrite = 73
        case tryAgain = 75
        case notPermitted = 77
        case configuration = 78
    }

    let code: Code
    let description: String

    init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }

    /// What is wrong in files of data, each with its place; nil where nothing is.
    ///
    /// Many at once, since a person mends some, then tries again.
    init?(mistakes: [String]) {
        guard !mistakes.isEmpty else { return nil }
        let more = mistakes.count - 20
        self.init(
            .data,
            mistakes.prefix(20).joined(separator: "\nbailiff: ")
                + (more > 0 ? "\nbailiff: and \(more) more" : ""))
    }

    init(_ failure: LedgerFailure, path: String? = nil) {
        let code: Code =
            switch failure {
            case .missing: .notFound
            case .busy: .tryAgain
            case .noSpace, .readOnly: .cannotWrite
            case .notPermitted: .notPermitted
            default: .unavailable
            }
        self.init(code, (path.map { visible($0) + ": " } ?? "") + "\(failure)")
    }
}

/// Runs a command's work and turns what it throws into a message and an exit code.
func reporting(_ work: () throws -> Void) throws {
    do {
        try work()
    } catch let problem as Problem {
        complain(problem.description)
        throw ExitCode(problem.code.rawValue)
    } catch let failure as LedgerFailure {
        let problem = Problem(failure)
        complain(problem.description)
        throw ExitCode(problem.code.rawValue)
    } catch let diagnostics as Diagnostics {
        complain(diagnostics.description)
        throw ExitCode(Problem.Code.configuration.rawValue)
    }
}
