// SPDX-License-Identifier: MIT

import Foundation
import Testing

@Suite(.ownThreads, .timeLimit(.minutes(10))) struct `A rule file in a sub-folder` {
    private static let shop = """
        rule shop
            when    body contains "in our shop"
            when    rule pills
            score   shill +1
        """

    /// A site whose rules include one file below the folder, with a copy of all beside it.
    private static func site() throws -> Site {
        let site = try Site()
        for folder in ["rules", "edited"] {
            let below = site.folder.appending(path: folder + "/shop")
            try FileManager.default.createDirectory(at: below, withIntermediateDirectories: true)
            try site.write(
                Site.rules + "\ninclude \"shop/site.rules\"\n", to: folder + "/site.rules")
            try site.write(shop, to: folder + "/shop/site.rules")
        }
        return site
    }

    @Test(arguments: ["rules", "edited"])
    func `is linted with the folder that includes it`(folder: String) throws {
        let site = try Self.site()
        let path = site.path(folder + "/shop/site.rules")
        let right = try site.bailiff("rules", "lint", path)
        #expect(right.code == 0 && right.output.contains("2 rules"), "\(right)")
        try site.write(Self.shop.replacing("pills", with: "pils"), to: folder + "/shop/site.rules")
        let wrong = try site.bailiff("rules", "lint", path)
        #expect(wrong.code == 78 && wrong.output.contains("shop/site.rules:3:18:"), "\(wrong)")
        #expect(wrong.output.contains("(did you mean \"pills\"?)"))
    }

    @Test func `that nobody includes is said not to be read`() throws {
        let site = try Self.site()
        try site.write(Self.shop, to: "rules/shop/new.rules")
        let result = try site.bailiff("rules", "lint", site.path("rules/shop/new.rules"))
        #expect(
            result.code == 0 && result.output.contains("shop/new.rules: warning: this file is not"),
            "\(result)")
        #expect(try site.bailiff("rules", "test", site.path("rules/shop/site.rules")).code == 0)
        #expect(try site.bailiff("rules", "fmt", site.path("rules/shop/site.rules")).code == 0)
    }
}
