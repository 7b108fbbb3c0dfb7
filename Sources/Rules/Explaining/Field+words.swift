// SPDX-License-Identifier: MIT

extension Field {
    /// The field in a sentence about a comment.
    var words: String {
        switch self {
        case .body: "its body"
        case .author: "its writer's name"
        case .authorEmail: "its writer's e-mail address"
        case .authorEmailDomain: "the domain of its writer's e-mail address"
        case .authorURL: "its writer's own link"
        case .authorURLDomain: "the domain of its writer's own link"
        case .linkURL: "the address of a link in it"
        case .linkHost: "the host of a link in it"
        case .linkDomain: "the domain of a link in it"
        case .linkQuery: "what stands behind the ? of a link in it"
        case .postTitle: "the title of the post"
        case .postText: "the text of the post"
        case .ip: "its writer's network address"
        case .agent: "its writer's browser"
        case .language: "the blog's language"
        }
    }
}
