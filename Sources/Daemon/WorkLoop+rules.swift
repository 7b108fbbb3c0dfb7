// SPDX-License-Identifier: MIT

import Comments
import Foundation
import Ledger
import Lines
import Logging
import Rules
import Screening
import Spool

extension WorkLoop {
    /// Swaps in edited rules between two comments; wrong ones change nothing and are said.
    func keepRules(_ hints: Set<Hint<Watched>>) throws {
        if hints.contains(.changed(.rules)) || hints.contains(.rescan) { rules.noticeChange() }
        let isAsked = control.takeReload()
        guard isAsked || rules.isDue else { return }
        if isAsked { tell("RELOADING=1\nMONOTONIC_USEC=\(Self.monotonicMicroseconds)") }
        switch rules.reload(force: isAsked) {
        case .unchanged: break
        case .swapped:
            judge.rules = rules.current
            try surviving { try self.recallTraffic() }
            log.info("rules swapped: \(rules.summary)")
            takeRules()
            watchAll()
            try surviving { try self.keepRuleTexts() }
        case .refused(let diagnostics): complain(of: diagnostics)
        }
        if isAsked { tell("READY=1") }
    }

    /// Looks back as far as edited rules ask, where that is farther than was remembered.
    private func recallTraffic() throws {
        guard !judge.memory.traffic.demand.covers(judge.demand) else { return }
        judge.memory.traffic = try recollection.traffic(
            for: judge.demand, at: clocks.wall() / 1000)
    }

    func complain(of diagnostics: Diagnostics) {
        for problem in diagnostics.all { log.error("\(problem.headline)") }
        log.error("the edited rules are wrong; the old ones stay: \(rules.summary)")
    }

    /// Leaves what is in force to the next start, which may find a folder that is wrong.
    func keepRuleTexts() throws {
        let text = rules.texts.json.text
        guard try record.note(NoteKey.rules) != text else { return }
        try record.setNote(NoteKey.rules, text)
    }

    /// What was in force when the last process ended.
    static func keptRules(_ record: any Record) throws -> RuleTexts? {
        try record.json(NoteKey.rules).flatMap(RuleTexts.init(json:))
    }

    /// As systemd wants it with RELOADING=1; older versions ignore it.
    private static var monotonicMicroseconds: Int {
        Int(ProcessInfo.processInfo.systemUptime * 1_000_000)
    }
}
