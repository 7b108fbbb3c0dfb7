// SPDX-License-Identifier: MIT

import Foundation
import Testing

@Suite("A disk that is full or read-only loses nothing", .ownThreads, .timeLimit(.minutes(10)))
struct DiskTests {
    /// A shell of its own with a small disk at `$disk`, and the programs' flags in `$places`.
    private func run(_ script: String, _ site: Site) throws -> Program.Result {
        let mount = """
            set -eu
            # In a chroot there is no root mount to make private: then the trap cleans up.
            mount --make-rprivate / 2>/dev/null || true
            trap 'set +e; kill -9 ${daemon:-} 2>/dev/null; wait; umount -R "$disk" 2>/dev/null || true' EXIT
            disk=\(site.path("disk")); mkdir "$disk"
            mount -t tmpfs -o size=3m none "$disk"
            bin=\(Program.folder.path)
            places="--config \(site.path("bailiff.conf")) --spool $disk/spool"
            places="$places --ledger $disk/ledger.sqlite"
            log=\(site.path("log"))
            until_true() { n=400; until eval "$1"; do
                n=$((n - 1)); [ $n -gt 0 ] || { echo "never: $1"; cat "$log"; exit 1; }; sleep 0.05
            done; }
            begin() { : >"$log"; "$bin/bailiffd" $places 2>"$log" & daemon=$!
                until_true 'grep -q " ready: " "$log"'; }
            drop() { printf '{"comment_content": "%s"}' "$2" >"$disk/spool/new/.$1"
                mv "$disk/spool/new/.$1" "$disk/spool/new/$1.json"; }
            state() { "$bin/bailiff" list --all --json $places | grep "\\"$1.json\\"" \\
                | grep -q "\\"state\\":\\"$2\\""; }
            # On one line, however long the path of the disk is.
            status() { { "$bin/bailiff" status $places || true; } | tr -s '\\n ' ' '; echo; }
            # State and processor time of each thread: on a busy machine one that is not given a
            # turn uses none either, but does not sleep.
            used() { sed 's/.*) //' /proc/"$daemon"/task/*/stat | cut -d' ' -f1,12,13; }
            idle() {
                before=$(used); sleep 0.3
                [ "$before" = "$(used)" ] && ! grep -qv '^S' <<<"$before"
            }
            finish() { kill "$daemon"; wait "$daemon"; echo "ended with $?"; }

            """
        // Mounting needs root, or a user namespace of one's own.
        let flags = (getuid() == 0 ? [] : ["-r"]) + ["-m", "--propagation", "unchanged"]
        return try Program.run("/usr/bin/unshare", flags + ["/bin/bash", "-c", mount + script])
    }

    @Test("full: said, waited out, and all that was dropped comes out")
    func full() throws {
        let site = try Site()
        let result = try run(
            """
            begin
            drop first one
            until_true 'state first released'
            # A drop that is on the disk already when it becomes full; no turn of the loop is half
            # done, in which the free space was asked for before.
            until_true idle
            kill -STOP "$daemon"
            drop second two
            drop third "cheap viagra"
            cat /dev/zero >"$disk/ballast" 2>/dev/null || true
            kill -CONT "$daemon"
            until_true 'grep -q "trying again every second" "$log"'
            status
            ls "$disk/spool/new" "$disk/spool/claim"
            rm "$disk/ballast"
            until_true 'state second released'
            until_true 'state third held'
            status
            finish
            """, site)
        #expect(result.code == 0, "\(result)")
        #expect(result.output.contains("only 0 % of a disk is free: nothing is taken in"))
        #expect(result.output.contains("second.json") && result.output.contains("third.json"))
        #expect(result.output.contains("taken in: 3 = 2 released + 1 held"))
        #expect(result.output.contains("all is well"))
        #expect(result.output.contains("ended with 0"))
    }

    @Test("full where the ledger is, while the spool has room: what was claimed is not forgotten")
    func fullLedger() throws {
        let site = try Site()
        let result = try run(
            """
            places="${places/$disk\\/spool/\(site.path("spool"))}"
            ln -s \(site.path("spool")) "$disk/spool"
            begin
            drop first one
            until_true 'state first released'
            cat /dev/zero >"$disk/ballast" 2>/dev/null || true
            # Larger than what the ledger's file has left in its last pages.
            for n in 1 2 3; do
                drop "later$n" "two $(head -c 60000 /dev/zero | tr '\\0' x)"
            done
            until_true 'grep -q "the disk that holds the ledger is full" "$log"'
            ls \(site.path("spool/claim"))
            status
            rm "$disk/ballast"
            for n in 1 2 3; do until_true "state later$n released"; done
            status
            finish
            """, site)
        #expect(result.code == 0, "\(result)")
        #expect(result.output.contains("later1.json"))
        #expect(result.output.contains("only 0 % of a disk is free"))
        #expect(result.output.contains("taken in: 4 = 4 released"))
        #expect(result.output.contains("ended with 0"))
    }

    @Test("too full to go on: said, and waiting costs next to nothing")
    func pause() throws {
        let site = try Site()
        let configuration = try String(contentsOfFile: site.path("bailiff.conf"), encoding: .utf8)
        try site.write(
            configuration.replacing("free-space  0 %", with: "free-space  90 %"),
            to: "bailiff.conf")
        // A share of time can only be measured over some time.
        let result = try run(
            """
            head -c 1500000 /dev/zero >"$disk/ballast"
            ticks() { awk '{print $14 + $15}' "/proc/$daemon/stat"; }
            begin
            until_true 'grep -q "is free; nothing is taken in" "$log"'
            before=$(ticks); sleep 3; spent=$(($(ticks) - before))
            [ "$spent" -lt 60 ] || echo "spent $spent of 300 ticks"
            status
            finish
            """, site)
        #expect(result.code == 0, "\(result)")
        #expect(!result.output.contains("spent"), "\(result.output)")
        #expect(result.output.contains("nothing is taken in"))
    }

    @Test("read-only: said at once, at the start and in the middle")
    func readOnly() throws {
        let site = try Site()
        let result = try run(
            """
            begin
            drop first one
            until_true 'state first released'
            finish
            mount -o remount,ro "$disk"
            "$bin/bailiffd" $places 2>"$log" || echo "refused with $?"
            cat "$log"
            mount -o remount,rw "$disk"
            # The spool alone becomes read-only, by a second mount that the daemon is started on.
            mkdir "$disk/view"; mount --bind "$disk/spool" "$disk/view"
            mount -o remount,ro,bind "$disk/view"
            places="${places/$disk\\/spool/$disk\\/view}"
            begin
            drop second two
            until_true 'status | grep -q "Read-only file system"'
            ls "$disk/spool/new"
            finish
            umount "$disk/view"
            places="${places/$disk\\/view/$disk\\/spool}"
            begin
            until_true 'state second released'
            finish
            """, site)
        #expect(result.code == 0, "\(result)")
        #expect(result.output.contains("refused with 75"))
        #expect(result.output.contains("cannot be opened"))
        #expect(result.output.contains("second.json"))
    }
}
