// SPDX-License-Identifier: MIT

import Foundation
import Lines
import Logging
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
            log.info("rules swapped: \(rules.summary)")
            watchAll()
        case .refused(let diagnostics):
            for problem in diagnostics.all { log.error("\(problem.headline)") }
            log.error("the edited rules are wrong; the old ones stay: \(rules.summary)")
        }
        if isAsked { tell("READY=1") }
    }

    /// As systemd wants it with RELOADING=1; older versions ignore it.
    private static var monotonicMicroseconds: Int {
        Int(ProcessInfo.processInfo.systemUptime * 1_000_000)
    }
}
