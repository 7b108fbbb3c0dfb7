// SPDX-License-Identifier: MIT

import ArgumentParser
import Comments
import Lines
import Settings

struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Look at the configuration.",
        discussion: """
            Example:
              bailiff config show
            """,
        subcommands: [ConfigShow.self])
}

struct ConfigShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show each setting as it is in force, and where it comes from.",
        discussion: """
            A flag wins over the environment (BAILIFF_SPOOL and so on), that over the
            file, that over what is built in. The output is a configuration file.

            Example:
              bailiff config show
              bailiff config show --json
              bailiff config show >in-force.conf
            """)

    @OptionGroup var output: OutputOptions
    @OptionGroup var places: Places

    func run() throws {
        try reporting {
            let configuration = try places.configuration()
            if !output.json { print(Ink.dim(places.fileWords)) }
            for key in Configuration.Key.allCases {
                print(output.json ? json(key, configuration).text : line(key, configuration))
            }
        }
    }

    /// Of the column of names.
    private static let width = 1 + (Configuration.Key.allCases.map(\.rawValue.count).max() ?? 0)

    private func line(_ key: Configuration.Key, _ configuration: Configuration) -> String {
        let source = configuration.source(of: key)
        guard let value = configuration.spelling(of: key), visible(value) == value else {
            return "# \(key.rawValue): its path has characters that no file can hold  # \(source)"
        }
        let setting = padded(key.rawValue, Self.width) + value
        let line = padded(setting, 44) + "  # " + source
        // A value is never cut: the source gives way to it.
        return columns(of: line) <= terminalWidth
            ? padded(setting, 44) + Ink.dim("  # " + source)
            : (Phrase("# " + source, .dim).lines(rest: "# ") + [setting]).joined(separator: "\n")
    }

    private func json(_ key: Configuration.Key, _ configuration: Configuration) -> JSONValue {
        let origin = configuration.origin(of: key)
        let place: (file: String, line: Int)? =
            if case .file(let name, let line) = origin { (name, line) } else { nil }
        return .record([
            "setting": .string(key.rawValue),
            "value": configuration.spelling(of: key).map(JSONValue.string) ?? .null,
            "from": .string(origin.word),
            "file": place.map { .string($0.file) },
            "line": place.map { .number($0.line) },
            "variable": origin == .environment ? .string(key.variable) : nil,
            "flag": origin == .flag ? .string(key.flag) : nil,
        ])
    }
}

extension Configuration.Origin {
    fileprivate var word: String {
        switch self {
        case .builtIn: "built in"
        case .file: "file"
        case .environment: "environment"
        case .flag: "flag"
        }
    }
}
