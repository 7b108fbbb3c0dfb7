// SPDX-License-Identifier: MIT

import Foundation
import Lines
import Rules

/// Keeps the rules that are in force, and what is wrong with the files that are not.
struct RuleKeeper {
    enum Reload {
        case unchanged
        case swapped
        case refused(Diagnostics)
    }

    /// How long the folder must be quiet, so that an editor's several writes are one change.
    static let quiet: Duration = .milliseconds(150)
    /// How often the folder is looked at without a hint.
    static let pace: Duration = .seconds(5)

    let folder: String
    private(set) var current: RuleSet
    /// What the rules in force were made of.
    private(set) var texts: RuleTexts
    /// What keeps the edited files from taking effect; nil where they are in force.
    private(set) var problems: Diagnostics?
    private(set) var loadedAt: Int64
    private(set) var dueAt: ContinuousClock.Instant

    private let holdAt: Double
    private let clocks: Clocks
    /// What the folder looked like when it was last read, right or wrong.
    private var seen: [FileSign]

    /// Reads the folder; where it is wrong, goes on with the rules that were in force last.
    ///
    /// - Parameters:
    ///   - folder: of the rules.
    ///   - kept: what those rules were made of; nil at the first start.
    ///   - holdAt: points from which a comment is held.
    ///   - clocks: for the day.
    /// - Throws: the mistakes in the folder where there are no rules to go on with.
    init(
        folder: String, kept: RuleTexts?, holdAt: Double, _ clocks: Clocks
    ) throws(Diagnostics) {
        self.folder = folder
        self.holdAt = holdAt
        self.clocks = clocks
        seen = FileSign.all(below: folder)
        loadedAt = clocks.wall()
        dueAt = clocks.monotonic() + Self.pace
        let today = clocks.today
        do throws(Diagnostics) {
            (current, texts) = try RuleFolder(path: folder).loadKeepingTexts(
                holdAt: holdAt, today: today)
        } catch {
            guard let kept, let old = try? kept.load(holdAt: holdAt, today: today) else {
                throw error
            }
            (current, texts, problems) = (old, kept, error)
        }
    }

    var summary: String { "\(current.count) rules from \(visible(folder))" }

    /// What to watch: the folder and the folders in it, where lists are.
    var folders: [String] {
        Set(seen.map { ($0.path as NSString).deletingLastPathComponent })
            .map { $0.isEmpty ? folder : folder + "/" + $0 }.sorted()
    }

    var isDue: Bool { clocks.monotonic() >= dueAt }

    mutating func noticeChange() { dueAt = min(dueAt, clocks.monotonic() + Self.quiet) }

    /// Reads the folder again where it has changed, and takes over what is right as a whole.
    ///
    /// - Parameter force: whether to read it even where it looks as before.
    /// - Returns: what became of it.
    mutating func reload(force: Bool) -> Reload {
        dueAt = clocks.monotonic() + Self.pace
        let signs = FileSign.all(below: folder)
        guard force || signs != seen else { return .unchanged }
        seen = signs
        do throws(Diagnostics) {
            (current, texts) = try RuleFolder(path: folder).loadKeepingTexts(
                holdAt: holdAt, today: clocks.today)
            loadedAt = clocks.wall()
            problems = nil
            return .swapped
        } catch {
            problems = error
            return .refused(error)
        }
    }
}

/// What tells that a file has changed without reading it.
private struct FileSign: Equatable {
    let path: String
    let modified: Date?
    let size: Int?

    static func all(below folder: String) -> [FileSign] {
        let files = FileManager.default
        return (files.subpaths(atPath: folder) ?? []).sorted().map { path in
            let facts = try? files.attributesOfItem(atPath: folder + "/" + path)
            return FileSign(
                path: path, modified: facts?[.modificationDate] as? Date,
                size: facts?[.size] as? Int)
        }
    }
}

extension Clocks {
    fileprivate var today: Day { Day(secondsSince1970: wall() / 1000) }
}
