// SPDX-License-Identifier: MIT

import Comments

/// What a column of a table may hold.
package enum ExampleField: String, Sendable, CaseIterable {
    case body, author, email, url, date
    case postTitle = "post_title"
    case postText = "post_text"
    case permalink, blog, ip, agent, lang
    case commentClass = "class"

    /// Reads a column's name: ours, Akismet's, and what exports call it; capitals do not count.
    init?(column name: String) {
        switch name.lowercased() {
        case "text", "content", "comment", "message", "comment_content": self = .body
        case "name", "comment_author": self = .author
        case "author_email", "comment_author_email": self = .email
        case "author_url", "website", "comment_author_url": self = .url
        case "comment_date_gmt": self = .date
        case "user_ip": self = .ip
        case "user_agent": self = .agent
        case "language", "blog_lang": self = .lang
        case "label", "spam": self = .commentClass
        case let name: self.init(rawValue: name)
        }
    }
}

extension Comment {
    /// Takes the value of a column; what is empty was not given.
    mutating func take(_ value: String, as field: ExampleField) {
        guard !value.isEmpty else { return }
        switch field {
        case .body: content = value
        case .author: author = value
        case .email: authorEmail = value
        case .url: authorURL = value
        // Tables hold dates of all kinds, and nothing is learnt from them.
        case .date: dateGMT = secondsSince1970(value) == nil ? nil : value
        case .postTitle: postTitle = value
        case .postText: postText = value
        case .permalink: permalink = value
        case .blog: blog = value
        case .ip: ip = value
        case .agent: userAgent = value
        case .lang: language = value
        case .commentClass: break
        }
    }
}
