// SPDX-License-Identifier: MIT

import Comments
import Foundation
import Testing

@Suite("A call that fails in the middle is waited out", .ownThreads, .timeLimit(.minutes(10)))
struct FaultTests {
    /// Runs the daemon under strace, which makes one call fail, and drops ten files at once.
    private func run(_ site: Site, call: String, nth: Int) throws -> Program.Result {
        try Program.run(
            "/bin/bash",
            [
                "-c",
                """
                set -eu
                trap 'set +e; kill ${daemon:-} 2>/dev/null; wait' EXIT
                places="--config \(site.path("bailiff.conf"))"
                bin=\(Program.folder.path); cd \(site.folder.path)
                until_true() { n=600; until eval "$1"; do
                    n=$((n - 1)); [ $n -gt 0 ] || { echo "never: $1"; cat log; exit 1; }; sleep 0.05
                done; }
                "$bin/bailiffd" $places 2>log & first=$!
                until_true 'grep -q " ready: " log'
                kill $first; wait $first
                for n in 0 1 2 3 4 5 6 7 8 9; do
                    printf '{"comment_content": "%s"}' "number $n" >spool/new/c$n.json
                done
                ln -s /nowhere spool/new/link.json
                strace -D -f -qq -o calls -e trace=\(call) \\
                    -e inject=\(call):error=ENOSPC:when=\(nth) \\
                    "$bin/bailiffd" $places 2>log & daemon=$!
                until_true '[ "$(ls spool/out | wc -l)" = 10 ] && [ "$(ls spool/bad | wc -l)" = 1 ]'
                until_true '[ -z "$(ls spool/new spool/claim | grep json)" ]'
                until_true '! "$bin/bailiff" status --json $places | grep -q "\\"releasing\\":[1-9]"'
                "$bin/bailiff" status $places
                grep -c INJECTED calls
                kill $daemon; wait $daemon; echo "ended with $?"
                """,
            ])
    }

    @Test("no space at one rename: claim, bad, publish", arguments: [2, 5, 9, 12, 13, 17, 22])
    func rename(nth: Int) throws {
        let result = try run(try Site(), call: "renameat2", nth: nth)
        #expect(result.code == 0, "\(result)")
        #expect(result.output.contains("taken in: 11 = 10 released + 1 malformed"))
        #expect(result.output.contains("\n1\nended with 0"))
    }
}
