// SPDX-License-Identifier: MIT

import Comments

/// A comment as it may be dropped: an object, a form or many lines.
func checkJSON(_ bytes: [UInt8]) {
    if let document = try? JSONDocument(bytes, outlining: "bailiff") {
        checkDocument(document, bytes)
    }
    if let submission = try? Submission(json: bytes) { checkRelease(submission) }
    if let submission = try? Submission(form: bytes) { checkRelease(submission) }
    checkLines(bytes)
}

private func checkDocument(_ document: JSONDocument, _ bytes: [UInt8]) {
    let written = document.value.serialised()
    let again = try? JSONDocument(written).value
    demand(again == document.value, "what is written reads as it was")
    guard let outline = document.outline, let members = document.value.members else { return }
    demand(outline.members.count == members.count, "each member has a place")
    for (place, member) in zip(outline.members, members) {
        let value = try? JSONDocument(Array(bytes[place.value])).value
        demand(value == member.value, "a member's place holds its value")
    }
}

/// What is released reads as the same comment with our members, and as that again.
private func checkRelease(_ submission: Submission) {
    let member = JSONMember(key: "verdict", value: ["class": "genuine"])
    let released = submission.released(with: [member])
    guard let again = try? Submission(json: released) else {
        fatalError("what is released can be read")
    }
    demand(again.comment == submission.comment, "what is released is the same comment")
    let value = try? JSONDocument(released).value
    demand(value?["bailiff"]?["verdict"] == member.value, "what is released bears the verdict")
    demand(again.released(with: [member]) == released, "releasing twice changes nothing")
}

private func checkLines(_ bytes: [UInt8]) {
    var end = 0
    for line in LineCursor(bytes) {
        demand(line.range.lowerBound >= end, "lines are in order")
        demand(!bytes[line.range].contains(UInt8(ascii: "\n")), "a line has no end inside it")
        demand(line.isEnded || line.range.upperBound == bytes.count, "only the last line is open")
        end = line.range.upperBound
    }
}
