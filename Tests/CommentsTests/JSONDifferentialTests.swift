// SPDX-License-Identifier: MIT

import Comments
import Foundation
import Testing

/// Foundation is the second opinion.
///
/// Where we mean to differ: a name that occurs twice (we refuse, it takes one), a comma before `]`
/// (we refuse, it lets it pass), a lone surrogate (we read U+FFFD, it refuses), a number too large
/// for a double (we keep the spelling, it refuses).
@Suite struct `The JSON reader agrees with Foundation` {
    private static let seed: UInt64 = 20_261_121

    private func foundation(_ bytes: [UInt8]) -> Any? {
        try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
    }

    @Test func `on what valid documents say`() throws {
        var generator = JSONGenerator(seed: Self.seed)
        for round in 0..<2000 {
            let json = generator.document()
            let bytes = Array(json.utf8)
            let note = Testing.Comment(rawValue: "seed \(Self.seed), round \(round): \(json)")
            let ours = try #require(try? JSONValue(json: bytes), note)
            try #require(agree(ours, foundation(bytes)), note)
            try #require(agree(ours, foundation(ours.serialised())), note)
        }
    }

    @Test func `on which mutated documents are valid`() throws {
        let seed = Self.seed + 1
        var generator = JSONGenerator(seed: seed)
        var counts = (valid: 0, invalid: 0)
        for round in 0..<6000 {
            let bytes = mutated(Array(generator.document().utf8), &generator.chance)
            let theirs = foundation(bytes)
            let text = String(decoding: bytes, as: UTF8.self)
            let note = Testing.Comment(rawValue: "seed \(seed), round \(round): \(text)")
            do {
                let ours = try JSONValue(json: bytes)
                counts.valid += 1
                try #require(agree(ours, theirs) || theirs == nil && isMeant(ours), note)
            } catch let failure as ParseFailure {
                counts.invalid += 1
                try #require(theirs == nil || isMeant(failure), note)
            }
        }
        #expect(counts.valid > 500 && counts.invalid > 2000, "too tame or too wild: \(counts)")
    }

    private func isMeant(_ failure: ParseFailure) -> Bool {
        failure.message.contains("twice") || failure.message.contains("nothing follows this comma")
    }

    private func isMeant(_ value: JSONValue) -> Bool {
        switch value {
        case .string(let text): text.unicodeScalars.contains("\u{FFFD}")
        case .number: value.doubleValue == nil
        case .array(let elements): elements.contains(where: isMeant)
        case .object(let members):
            members.contains { isMeant(.string($0.key)) || isMeant($0.value) }
        default: false
        }
    }

    /// Foundation's own reading of decimals is off by some last places.
    private func agree(_ ours: JSONValue, _ theirs: Any?) -> Bool {
        switch (ours, theirs) {
        case (.null, is NSNull): true
        case (.bool(let a), let b as Bool): a == b
        case (.number, let b as NSNumber):
            ours.doubleValue.map { abs($0 - b.doubleValue) <= abs($0) * 1e-12 } ?? false
        case (.string(let a), let b as String): a.unicodeScalars.elementsEqual(b.unicodeScalars)
        case (.array(let a), let b as [Any]):
            a.count == b.count && zip(a, b).allSatisfy { agree($0, $1) }
        case (.object(let a), let b as [String: Any]):
            a.count == b.count && a.allSatisfy { agree($0.value, b[$0.key]) }
        default: false
        }
    }

    private func mutated(_ original: [UInt8], _ chance: inout Chance) -> [UInt8] {
        var bytes = original
        for _ in 0...chance.below(2) where !bytes.isEmpty {
            let index = chance.below(bytes.count)
            switch chance.below(5) {
            case 0: bytes.remove(at: index)
            case 1: bytes.insert(chance.pick(Array("{}[]\",:0-.eE\\utn \n/'".utf8)), at: index)
            case 2: bytes[index] = UInt8(1 + chance.below(255))
            case 3: bytes.removeSubrange(index...)
            default: bytes.swapAt(index, chance.below(bytes.count))
            }
        }
        return bytes
    }
}
