// SPDX-License-Identifier: MIT

import Glibc

/// The service manager's ear (sd_notify): one datagram for each change of state.
///
/// Without NOTIFY_SOCKET nobody listens and nothing is sent.
package struct ServiceManager: Sendable {
    /// How often it wants to hear of us (`WATCHDOG=1`) at the latest; nil where it does not watch.
    package let watchdogInterval: Duration?
    private let address: [UInt8]

    /// Reads NOTIFY_SOCKET, WATCHDOG_USEC and WATCHDOG_PID.
    package init(environment: [String: String]) {
        self.init(
            socket: environment["NOTIFY_SOCKET"],
            watchdog: Self.watchdog(environment["WATCHDOG_USEC"], environment["WATCHDOG_PID"]))
    }

    /// Takes a socket: a path, or `@` and an abstract name.
    package init(socket: String?, watchdog: Duration? = nil) {
        var address = Array((socket ?? "").utf8)
        if address.first == UInt8(ascii: "@") { address[0] = 0 }
        self.address = address
        self.watchdogInterval = watchdog
    }

    private static func watchdog(_ microseconds: String?, _ process: String?) -> Duration? {
        guard let microseconds = microseconds.flatMap({ Int64($0) }), microseconds > 0 else {
            return nil
        }
        // Meant for another process where it names one: the variable is inherited.
        if let process, Int32(process) != getpid() { return nil }
        return .microseconds(microseconds)
    }

    /// Sends one or more `NAME=value` lines, such as `READY=1`.
    ///
    /// A line feed starts another assignment: the caller keeps foreign text out.
    package func send(_ state: String) throws(SpoolFailure) {
        guard !address.isEmpty else { return }
        do {
            let socket = try Descriptor.datagramSocket()
            try socket.send(Array(state.utf8), to: address)
        } catch {
            throw SpoolFailure("tell", "the service manager", error)
        }
    }
}
