// SPDX-License-Identifier: MIT

import Text

extension ImportDraft {
    /// Takes WordPress's disallowed keys: what is an address goes where addresses are compared,
    /// everything else is a phrase.
    ///
    /// WordPress finds a key also within a word, and so `ass` in `class`; ours are whole words.
    mutating func takeKeys(_ file: ImportFile) {
        for line in lines(of: file) { takeKey(line) }
    }

    private mutating func takeKey(_ line: ImportLine) {
        let key = line.text
        switch AddressForm(key) {
        case .ip: add(key, to: .ips, from: line)
        case .partOfIP: refuse(line, "a part of a network address: our lists compare whole ones")
        case .mail: add(key, to: .addresses, from: line)
        case .mailHost(let host): add(host, to: .mailHosts, from: line)
        case .host(let host): add(host, to: .hosts, from: line)
        case .url: add(part: key, of: .linkURL, from: line)
        case nil: add(key, to: .phrases, from: line)
        }
    }
}
