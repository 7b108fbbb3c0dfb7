// SPDX-License-Identifier: MIT

import ArgumentParser
import Comments

/// A comment that is given in flags instead of a file.
struct Draft: ParsableArguments {
    @Option(
        help: ArgumentHelp("The comment's text; makes a comment of the flags.", valueName: "text"))
    var body: String?

    @Option(help: ArgumentHelp("Its writer's name.", valueName: "name"))
    var author: String?

    @Option(help: ArgumentHelp("Its writer's e-mail address.", valueName: "address"))
    var email: String?

    @Option(help: ArgumentHelp("Its writer's site.", valueName: "url"))
    var url: String?

    @Option(help: ArgumentHelp("The blog's address.", valueName: "url"))
    var blog: String?

    @Option(help: ArgumentHelp("The address of the post.", valueName: "url"))
    var permalink: String?

    @Option(help: ArgumentHelp("The title of the post.", valueName: "text"))
    var postTitle: String?

    @Option(help: ArgumentHelp("Its writer's address on the net.", valueName: "address"))
    var ip: String?

    @Option(help: ArgumentHelp("The blog's language, such as de.", valueName: "code"))
    var language: String?

    /// The comment as a blog would drop it; nil where no flag was given.
    var bytes: [UInt8]? {
        let object: JSONValue = .record([
            "comment_content": body.map(JSONValue.string),
            "comment_author": author.map(JSONValue.string),
            "comment_author_email": email.map(JSONValue.string),
            "comment_author_url": url.map(JSONValue.string),
            "blog": blog.map(JSONValue.string),
            "permalink": permalink.map(JSONValue.string),
            "user_ip": ip.map(JSONValue.string),
            "blog_lang": language.map(JSONValue.string),
            "bailiff": postTitle.map { ["post_title": .string($0)] },
        ])
        return object.members?.isEmpty == true ? nil : object.serialised()
    }
}
