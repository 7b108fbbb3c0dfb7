// SPDX-License-Identifier: MIT

import ArgumentParser
import Lines

/// A word in the place of a command that is none, and what was likely meant.
struct UnknownCommand: Error, CustomStringConvertible {
    let description: String

    /// - Parameters:
    ///   - word: as it was written.
    ///   - before: the commands before it, such as `rules`.
    ///   - parent: whose command it would be.
    init(_ word: String, after before: [String], in parent: any ParsableCommand.Type) {
        let commands = parent.configuration.subcommands
        let path = before.map { $0 + " " }.joined()
        let start = "unknown command \"\(path)\(visible(word))\": "
        let foreign = before.isEmpty ? word.lowercased() : ""
        let meant = synonyms[foreign] ?? closest(to: word, in: commands.flatMap { $0.allNames })
        if let advice = advice[foreign] {
            description = start + advice
        } else if let meant {
            description = start + "did you mean \"\(path)\(meant)\"?"
        } else {
            description = start + "there is " + listed(commands.map { $0._commandName }, "and")
        }
    }
}

/// What other programs call it, and what of ours does that.
private let synonyms = [
    "accept": "release", "allow": "release", "pass": "release", "publish": "release",
    "unspam": "release", "genuine": "release",
    "reject": "refuse", "deny": "refuse", "ban": "refuse", "disapprove": "refuse",
    "explain": "why", "reason": "why", "reasons": "why",
    "view": "show", "cat": "show", "print": "show", "info": "show",
    "history": "log", "journal": "log", "tail": "log --follow", "watch": "log --follow",
    "revert": "undo", "restore": "undo", "back": "undo",
    "health": "status", "stat": "status", "stats": "status", "state": "status",
    "test": "check", "judge": "check", "score": "check", "drop": "submit", "add": "submit",
    "lint": "rules lint", "configuration": "config show", "settings": "config show",
]

/// What cannot be said with one command.
private let advice: [String: String] = {
    let kept = "nothing is deleted here: bailiff refuse ID keeps it and hides it"
    let hidden = "bailiff hold ID keeps it back to be looked at, bailiff refuse ID refuses it"
    let service = "bailiffd is the service manager's: systemctl start, stop or restart bailiffd"
    return [
        "delete": kept, "rm": kept, "del": kept, "remove": kept, "trash": kept, "purge": kept,
        "quarantine": hidden, "block": hidden,
        "start": service, "stop": service, "restart": service,
        "reload":
            "edited rules are taken over at once; bailiff rules lint says whether they are right",
    ]
}()
