// SPDX-License-Identifier: MIT

import Foundation
package import Lines

extension Configuration {
    /// Reads the file that was named, or the default one where it exists.
    ///
    /// - Parameters:
    ///   - named: a file that is named must exist.
    ///   - namer: the flag or the variable that named it, for errors.
    /// - Returns: what it sets, over the built-in values.
    /// - Throws: ``Lines/Diagnostics`` with every mistake.
    package static func read(named: String?, by namer: String = "--config") throws(Diagnostics)
        -> Self
    {
        let path = named ?? defaultPath
        guard let data = FileManager.default.contents(atPath: path) else {
            guard named != nil || FileManager.default.fileExists(atPath: path) else {
                return Self()
            }
            let source = named == nil ? "" : " (\(namer) names it)"
            throw Diagnostics([
                Diagnostic(
                    file: path, message: "cannot read it: is the path right, and may you?" + source)
            ])
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw Diagnostics([Diagnostic(file: path, message: "is not UTF-8: save it as UTF-8")])
        }
        let reader = ConfigurationReader(text, file: path)
        guard reader.problems.isEmpty else { throw Diagnostics(reader.problems) }
        return reader.configuration
    }
}
