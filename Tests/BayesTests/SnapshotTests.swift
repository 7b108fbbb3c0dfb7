// SPDX-License-Identifier: MIT

import Bayes
import Comments
import Foundation
import Testing

/// A file of its own for one test.
private final class Place {
    let path = FileManager.default.temporaryDirectory.appending(
        path: "model-\(UUID().uuidString)"
    ).path

    deinit {
        for name in ["", ".new"] { try? FileManager.default.removeItem(atPath: path + name) }
    }

    func bytes() throws -> [UInt8] { try Array(Data(contentsOf: URL(filePath: path))) }

    func put(_ bytes: some Sequence<UInt8>) throws {
        try Data(bytes).write(to: URL(filePath: path))
    }
}

private func lived(_ decisions: Int = 120) -> Model {
    var life = Life(Model(ageing: Ageing(halfLife: 40, origin: 3)), seed: 21)
    life.train(decisions)
    life.untrain(decisions / 5)
    return life.model
}

@Suite("A snapshot gives the model back, or says that it cannot")
struct SnapshotTests {
    @Test("to the last bit, and it lives on alike", arguments: [0, 1, 120])
    func roundTrip(decisions: Int) throws {
        let place = Place()
        var model = lived(decisions)
        try Snapshot(model: model, attachment: Array("beside it".utf8)).write(to: place.path)
        let snapshot = try Snapshot(path: place.path)
        #expect(snapshot.attachment == Array("beside it".utf8))
        var mapped = snapshot.model
        #expect(mapped == model)
        var random = Seeded(22)
        for _ in 0..<30 {
            let asked = invented(.shill, &random)
            #expect(mapped.score(asked) == model.score(asked))
            #expect(mapped.train(asked, as: .shill) == model.train(asked, as: .shill))
        }
        #expect(mapped == model && !mapped.isDamaged)
        #expect(try Snapshot(path: place.path).model != model)
    }

    @Test("a snapshot of a model that comes from a snapshot replaces it")
    func again() throws {
        let place = Place()
        try Snapshot(model: lived(), attachment: []).write(to: place.path)
        var model = try Snapshot(path: place.path).model
        var random = Seeded(23)
        _ = model.train(invented(.spam, &random), as: .spam)
        try Snapshot(model: model, attachment: [1]).write(to: place.path)
        #expect(try Snapshot(path: place.path).model == model)
        #expect(!FileManager.default.fileExists(atPath: place.path + ".new"))
    }

    @Test("a file that was cut short anywhere is refused")
    func torn() throws {
        let place = Place()
        try Snapshot(model: lived(), attachment: Array(repeating: 7, count: 1000))
            .write(to: place.path)
        let whole = try place.bytes()
        for length in [0, 1, 8, 39, 40, 41, 5000, 12_000, whole.count / 2, whole.count - 1] {
            try place.put(whole.prefix(length))
            #expect(throws: SnapshotFailure.self, "\(length) bytes") {
                try Snapshot(path: place.path)
            }
        }
        try place.put(whole + [0])
        #expect(throws: SnapshotFailure.damaged) { try Snapshot(path: place.path) }
    }

    @Test("a bit that has flipped is noticed, wherever it is", arguments: 0..<60)
    func flipped(number: Int) throws {
        let place = Place()
        let model = lived()
        try Snapshot(model: model, attachment: Array(repeating: 7, count: 1000))
            .write(to: place.path)
        var bytes = try place.bytes()
        var random = Seeded(UInt64(number))
        bytes[Int.random(in: bytes.indices, using: &random)] ^= 1 << (number % 8)
        try place.put(bytes)
        do {
            let found = try Snapshot(path: place.path).model
            // Between the attachment and the table there are some bytes that mean nothing.
            #expect(found == model || found.isDamaged)
        } catch {
            #expect(error != .missing)
        }
    }

    @Test("damage to the table is noticed when it is touched, and not before")
    func lazily() throws {
        let place = Place()
        let model = lived()
        try Snapshot(model: model, attachment: []).write(to: place.path)
        var bytes = try place.bytes()
        bytes[bytes.count - 1] ^= 1
        try place.put(bytes)
        let found = try Snapshot(path: place.path).model
        #expect(!found.isDamaged)
        _ = found.score(features(words: (0..<5000).map { $0 }))
        #expect(found.isDamaged)
        #expect(throws: SnapshotFailure.damaged) {
            try Snapshot(model: found, attachment: []).write(to: place.path)
        }
        #expect(try place.bytes() == bytes)
    }

    @Test("another version of the format or of the features is refused", arguments: [8, 16])
    func version(offset: Int) throws {
        let place = Place()
        try Snapshot(model: lived(), attachment: []).write(to: place.path)
        var bytes = try place.bytes()
        bytes[offset] += 1
        try place.put(bytes)
        #expect(throws: SnapshotFailure.otherVersion) { try Snapshot(path: place.path) }
    }

    @Test(
        "what is no snapshot is refused", arguments: ["", "x", String(repeating: "x", count: 99)])
    func foreign(text: String) throws {
        let place = Place()
        #expect(throws: SnapshotFailure.missing) { try Snapshot(path: place.path) }
        try place.put(text.utf8)
        #expect(throws: SnapshotFailure.foreign) { try Snapshot(path: place.path) }
        #expect(throws: SnapshotFailure.foreign) {
            try Snapshot(path: FileManager.default.temporaryDirectory.path)
        }
    }

    @Test("where it cannot be written, the old one stays")
    func unwritable() throws {
        let place = Place()
        let model = lived()
        try Snapshot(model: model, attachment: []).write(to: place.path)
        try FileManager.default.createDirectory(
            atPath: place.path + ".new", withIntermediateDirectories: false)
        #expect(throws: SnapshotFailure.self) {
            try Snapshot(model: Model(), attachment: []).write(to: place.path)
        }
        #expect(try Snapshot(path: place.path).model == model)
    }
}
