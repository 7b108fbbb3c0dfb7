// SPDX-License-Identifier: MIT

import Comments
import Evaluation
import Foundation
import Lines

/// Reads labelled comments from files, packed by gzip or not.
struct LabelledFiles {
    private var comments: [LabelledComment] = []
    private var mistakes: [String] = []
    /// By the bytes of the id, since equal letters may be written in several ways.
    private var ids: [[UInt8]: String] = [:]
    /// One copy of each post's text for all its comments.
    private var posts: [[UInt8]: String] = [:]

    /// The comments of each group of files, in the order in which they were named.
    ///
    /// - Throws: every mistake in one ``Problem``; an id that is there twice is one, also in two
    ///   groups, since what is learnt must not be scored.
    static func comments(_ groups: [String]...) throws -> [[LabelledComment]] {
        var reading = LabelledFiles()
        let read = try groups.map { files in
            reading.comments = []
            for file in files { try reading.take(file) }
            return reading.comments
        }
        if let problem = Problem(mistakes: reading.mistakes) { throw problem }
        return read
    }

    private mutating func take(_ file: String) throws {
        let name = shownName(of: file)
        let before = comments.count + mistakes.count
        let mistake = try eachLine(of: file) { number, line in
            takeLine(line, at: "\(name):\(number)", name)
        }
        if let mistake { mistakes.append(mistake) }
        if comments.count + mistakes.count == before {
            mistakes.append("\(name): there is no comment in it")
        }
    }

    private mutating func takeLine(_ line: [UInt8], at place: String, _ name: String) {
        guard line.contains(where: { $0 > 0x20 }) else { return }
        do throws(ParseFailure) {
            var item = try LabelledComment(line: line, place: place)
            item.comment.postText = item.comment.postText.map { shared($0) }
            if let first = ids.updateValue(place, forKey: Array(item.id.utf8)) {
                mistakes.append(
                    "\(place): the id \(visible(item.id)) was there before, at \(first)")
            }
            comments.append(item)
        } catch {
            mistakes.append("\(place):\(error.column): \(error.message)")
        }
    }

    private mutating func shared(_ text: String) -> String {
        let bytes = Array(text.utf8)
        if let known = posts[bytes] { return known }
        posts[bytes] = text
        return text
    }
}
