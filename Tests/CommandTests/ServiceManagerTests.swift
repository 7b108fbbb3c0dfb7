// SPDX-License-Identifier: MIT

import Foundation
import Testing

@Suite("The service manager is told what happens", .ownThreads, .timeLimit(.minutes(10)))
struct ServiceManagerTests {
    /// Plays systemd: a datagram socket, a watchdog, SIGHUP, SIGTERM; prints what it is told.
    static let manager = """
        import os, signal, socket, subprocess, sys
        path, rules, *command = sys.argv[1:]
        told = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        told.bind(path)
        told.settimeout(30)
        daemon = subprocess.Popen(command, stderr=subprocess.DEVNULL,
            env=dict(os.environ, NOTIFY_SOCKET=path, WATCHDOG_USEC="600000"))
        def until(word):
            while True:
                message = told.recv(4096).decode()
                print(message, flush=True)
                if word in message: return
        until("READY=1")
        until("WATCHDOG=1")
        until("WATCHDOG=1")
        daemon.send_signal(signal.SIGHUP)
        until("RELOADING=1")
        until("READY=1")
        open(rules, "a").write("rule wrong\\n")
        until("1 errors in the rules")
        daemon.send_signal(signal.SIGTERM)
        until("STOPPING=1")
        print("ended with", daemon.wait())
        """

    @Test("READY, WATCHDOG, RELOADING and READY again, STATUS, STOPPING; SIGTERM ends with 0")
    func told() throws {
        let site = try Site()
        let result = try Program.run(
            "/usr/bin/env",
            [
                "python3", "-c", Self.manager, site.path("notify"), site.path("rules/site.rules"),
                Program.folder.appending(path: "bailiffd").path, "--config",
                site.path("bailiff.conf"),
            ])
        #expect(result.code == 0, "\(result)")
        #expect(result.output.contains("STATUS=1 rules from"))
        #expect(result.output.contains("MONOTONIC_USEC="))
        #expect(result.output.contains("ended with 0"))
    }
}
