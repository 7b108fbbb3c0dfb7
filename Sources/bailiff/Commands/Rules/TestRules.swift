// SPDX-License-Identifier: MIT

import ArgumentParser
import Comments
import Foundation
import Lines
import Rules
import Settings

struct TestRules: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Run the examples of rules, or try rules on a comment.",
        discussion: """
            Without --comment or --body, runs the catches and passes lines and lists each:
            of all rules, of the rules that are named, or of a folder or file. Ends with
            0 where all do what they say, with 78 where one does not.

            With a comment, says which rules apply to it and what they found; a rule that
            is named and does not apply is shown with the line that keeps it from doing
            so. Nobody is taken to have decided on its writer, and nothing is stored.

            Example:
              bailiff rules test
              bailiff rules test goldfish known-reader
              bailiff rules test ./rules/site.rules
              bailiff rules test goldfish --body "Goldfish method: http://a.example"
              bailiff rules test --comment comment.json
            """)

    @Argument(help: ArgumentHelp("Rules by name, or one path.", valueName: "name"))
    var names: [String] = []

    @Option(help: ArgumentHelp("A file with comments, - for standard input.", valueName: "file"))
    var comment: String?

    @OptionGroup(title: "A comment in flags") var draft: Draft
    @OptionGroup var output: OutputOptions
    @OptionGroup var places: Places

    func validate() throws {
        if comment != nil, draft.bytes != nil {
            throw ValidationError("give --comment or the flags of one comment, not both")
        }
        if draft.bytes != nil, draft.body == nil {
            throw ValidationError("the flags of a comment need --body TEXT")
        }
    }

    func run() throws {
        try reporting {
            let configuration = try places.configuration()
            let scope = try path.map { try LintScope(path: $0, configuration) }
            let folder = scope?.folder ?? configuration.rules
            if comment != nil || draft.bytes != nil {
                let comments = try Input.comments(
                    files: comment.map { [$0] } ?? [], draft: draft, limit: configuration.sizeLimit)
                let rules = try configuration.ruleSet(in: folder)
                try CommentTrial(rules: rules, names: ruleNames, file: scope?.file, output: output)
                    .run(on: comments)
            } else {
                let report = configuration.lintReport(of: folder)
                try ExampleTrial(
                    report: report, names: ruleNames, file: scope?.file, output: output
                )
                .run()
            }
        }
    }

    /// The one argument that is no rule's name, since those have no slash.
    private var path: String? {
        guard names.count == 1, let name = names.first else { return nil }
        let isPath = name.contains("/") || name.hasSuffix(".rules") || name == "."
        return isPath ? name : nil
    }

    private var ruleNames: [String] { path == nil ? names : [] }
}
