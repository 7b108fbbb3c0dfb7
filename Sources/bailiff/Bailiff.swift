// SPDX-License-Identifier: MIT

import ArgumentParser
import CLinux
import Foundation
import Lines
import Settings

/// The moderators' command: it inserts decisions, `bailiffd` alone acts on them.
@main
struct Bailiff: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bailiff",
        abstract: "The moderators' command of bailiff, a comment court for blogs.",
        discussion: """
            Comments wait in quarantine until a person releases or refuses them. An id
            may be cut to any prefix that is unique; "-" in its place reads ids from
            standard input. "bailiff spam ID" and "bailiff shill ID" are short for
            "bailiff refuse --as spam ID" and "--as shill".

            Example:
              bailiff list              # what is held
              bailiff why 3fa2          # why this one is
              bailiff release 3fa2      # let it through; bailiff learns from it
              bailiff list --json | bailiff refuse --as spam -

            Exit codes: 0 done, 1 something needs you (status) or you said no, 10 held
            (check), 64 wrong usage, 65 wrong data, 66 not found, 69 unavailable, 73
            cannot write, 75 try again, 78 wrong configuration or rules.
            """,
        version: version,
        subcommands: [
            List.self, Show.self, Why.self, Release.self, Refuse.self, Hold.self, Undo.self,
            Audit.self, Status.self, Log.self, Check.self, Submit.self, Train.self, Evaluate.self,
            RulesCommand.self, ModelCommand.self, ConfigCommand.self,
        ])

    /// What the parser puts before its own errors.
    static let _errorPrefix = "bailiff: "

    /// Without a command: where to begin.
    func run() {
        for line in overview.split(separator: "\n", omittingEmptySubsequences: false) {
            let column = line.hasPrefix(" ") ? 28 : 0
            let rest = String(repeating: " ", count: column)
            print(Phrase(String(line)).lines(rest: rest).joined(separator: "\n"))
        }
    }

    static func main() {
        linux_end_on_signals()
        do {
            let line = try CommandLineWords(Array(CommandLine.arguments.dropFirst()), root: self)
            var command = try parseAsRoot(line.words)
            try command.run()
        } catch let unknown as UnknownCommand {
            complain(unknown.description)
            exit(withError: ExitCode.validationFailure)
        } catch {
            leave(with: error)
        }
    }

    /// Ends as the parser would, but with what was typed made visible.
    ///
    /// The parser leaves the line of the usage as long as it is; a completion script stays so.
    private static func leave(with error: any Error) -> Never {
        let code = exitCode(for: error)
        let message = fullMessage(for: error).split(
            separator: "\n", omittingEmptySubsequences: false
        ).flatMap { line -> [String] in
            guard !code.isSuccess || line.hasPrefix("USAGE: ") else { return [String(line)] }
            return Phrase(visible(String(line))).lines(rest: "    ")
        }.joined(separator: "\n")
        if code.isSuccess {
            print(message)
        } else if !message.isEmpty {
            try? FileHandle.standardError.write(contentsOf: Data((message + "\n").utf8))
        }
        exit(withError: code)
    }
}

private let overview = """
    bailiff, the moderators' command of a comment court for blogs

      bailiff status            is all well, and what waits
      bailiff list              what is held, oldest first
      bailiff why ID            why it is
      bailiff show ID           all of it
      bailiff release ID        let it through
      bailiff refuse ID         refuse it (--as spam, shill or other)
      bailiff undo ID           take the last decision back
      bailiff audit --released  some of what came through, to check
      bailiff log --follow      what happens, as it happens

    bailiff --help names all commands, bailiff VERB --help has an example of each.
    """
