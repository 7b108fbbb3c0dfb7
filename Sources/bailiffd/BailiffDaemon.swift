// SPDX-License-Identifier: MIT

import ArgumentParser
import Daemon
import Foundation
import Lines
import Logging
import ServiceLifecycle
import Settings
import UnixSignals

/// Summary: screens the comments of a spool and releases or holds each one.
///
/// Security: runs as an ordinary user without network; all that it reads from the spool is
/// hostile, and nothing of it is executed or logged.
///
/// Diagnostics: to standard error, one line a verdict. Ends with 78 for a wrong configuration or
/// wrong rules, 75 for what a restart may mend.
@main
struct BailiffDaemon: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bailiffd",
        abstract: "The daemon of bailiff, a comment court for blogs.",
        discussion: """
            Runs in the foreground. SIGHUP reads the rules again (they are watched as
            well), SIGTERM finishes what is in hand and ends with 0.

            Example:
              bailiffd --check
              bailiffd --spool ./spool --ledger ./ledger.sqlite --rules ./rules
            """,
        version: version)

    @Option(help: "The configuration file (or BAILIFF_CONFIG).")
    var config: String?

    @Option(help: "The spool's folder (or BAILIFF_SPOOL).")
    var spool: String?

    @Option(help: "The ledger's file (or BAILIFF_LEDGER).")
    var ledger: String?

    @Option(help: "The folder of the rules (or BAILIFF_RULES).")
    var rules: String?

    @Flag(help: "Only look at the configuration and the rules: 0 right, 78 wrong.")
    var check = false

    @Flag(help: "Log only warnings and errors, no verdicts.")
    var quiet = false

    func run() async throws {
        var log = Logger(label: "bailiffd", factory: { StreamLogHandler.standardError(label: $0) })
        log.logLevel = quiet ? .warning : .info
        var configuration = Configuration()
        do {
            configuration = try Configuration.effective(
                flags: GivenPaths(config: config, spool: spool, ledger: ledger, rules: rules),
                environment: ProcessInfo.processInfo.environment)
            if check { return print(try checked(configuration)) }
            try await serve(configuration, log)
        } catch let diagnostics as Diagnostics {
            complain(configuration.explained("\(diagnostics)"))
            throw ExitCode(78)
        } catch is CancellationError {
            // The way in which a graceful end reaches us.
        } catch {
            complain(configuration.explained("\(error)"))
            throw ExitCode(75)
        }
    }

    private func serve(_ configuration: Configuration, _ log: Logger) async throws {
        let control = Control()
        var group = ServiceGroupConfiguration(
            services: [
                .init(
                    service: BailiffService(configuration, control: control, log: log),
                    successTerminationBehavior: .gracefullyShutdownGroup),
                .init(service: ReloadService(control: control)),
            ],
            gracefulShutdownSignals: [.sigterm, .sigint], logger: log)
        group.maximumGracefulShutdownDuration = nil
        try await ServiceGroup(configuration: group).run()
    }
}

private func complain(_ message: String) {
    FileHandle.standardError.write(Data("bailiffd: \(message)\n".utf8))
}
