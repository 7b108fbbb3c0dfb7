// SPDX-License-Identifier: MIT

package import Lines

/// Paths that a program was given outside of the file: with flags, or in its environment.
package struct GivenPaths: Sendable, Equatable {
    package var config: String?
    package var spool: String?
    package var ledger: String?
    package var rules: String?

    package init(
        config: String? = nil, spool: String? = nil, ledger: String? = nil, rules: String? = nil
    ) {
        self.config = config
        self.spool = spool
        self.ledger = ledger
        self.rules = rules
    }

    /// What `BAILIFF_CONFIG`, `BAILIFF_SPOOL`, `BAILIFF_LEDGER` and `BAILIFF_RULES` say.
    ///
    /// An empty variable counts as none: that is how a script takes one back.
    package init(environment: [String: String]) {
        func path(_ word: String) -> String? {
            environment[environmentName(word)].flatMap { $0.isEmpty ? nil : $0 }
        }
        self.init(
            config: path("config"), spool: path("spool"), ledger: path("ledger"),
            rules: path("rules"))
    }

    /// An empty flag is a mistake, such as an unset variable of a script.
    func requireNonEmpty() throws(Diagnostics) {
        let flags = [("config", config), ("spool", spool), ("ledger", ledger), ("rules", rules)]
        let empty = flags.filter { $0.1?.isEmpty == true }
        guard empty.isEmpty else {
            throw Diagnostics(empty.map { Diagnostic(file: "--\($0.0)", message: "needs a path") })
        }
    }
}

extension Configuration {
    /// What is in force: a flag wins over the environment, that over the file, that over what is
    /// built in.
    ///
    /// - Parameters:
    ///   - flags: as given on the command line.
    ///   - environment: all of it; only our four paths are read.
    /// - Returns: every value with its origin.
    /// - Throws: ``Lines/Diagnostics`` with every mistake of the file.
    package static func effective(
        flags: GivenPaths, environment: [String: String]
    ) throws(Diagnostics) -> Self {
        try flags.requireNonEmpty()
        let surroundings = GivenPaths(environment: environment)
        var configuration = try read(
            named: flags.config ?? surroundings.config,
            by: flags.config == nil ? environmentName("config") : "--config")
        configuration.override(with: surroundings, .environment)
        configuration.override(with: flags, .flag)
        return configuration
    }

    private mutating func override(with paths: GivenPaths, _ origin: Origin) {
        override(.spool, \.spool, paths.spool, origin)
        override(.ledger, \.ledger, paths.ledger, origin)
        override(.rules, \.rules, paths.rules, origin)
    }

    private mutating func override(
        _ key: Key, _ path: WritableKeyPath<Self, String>, _ value: String?, _ origin: Origin
    ) {
        guard let value else { return }
        self[keyPath: path] = value
        origins[key] = origin
    }
}
