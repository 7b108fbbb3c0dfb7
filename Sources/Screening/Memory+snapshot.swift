// SPDX-License-Identifier: MIT

package import Bayes
package import Comments

/// The memory in a file: the model's snapshot with the authors' history, and with a mark of the
/// act after which it was made.
extension Memory {
    /// The memory that a snapshot and the acts after it give.
    ///
    /// Its counts equal those of a rebuild to the last unit. β and b are those of the process that
    /// lived through it: all acts come in their order, and what each learnt has its old increment.
    ///
    /// - Parameters:
    ///   - path: where ``keep(at:mark:)`` left it.
    ///   - origin: t₀ as it was kept.
    ///   - last: the latest ordinal ever given.
    ///   - acts: hands over what each act after a mark changed; false where it knows no such mark.
    /// - Returns: the memory without its traffic.
    /// - Throws: ``Bayes/SnapshotFailure`` where only a rebuild will do.
    package static func recalled(
        from path: String, origin: Int, last: Int,
        acts: (_ mark: String, _ revise: (Comment, Revision) -> Void) throws -> Bool
    ) throws -> Memory {
        var (memory, mark) = try kept(at: path)
        guard
            memory.model.ageing == Ageing(origin: Ageing.origin(forOrdinal: last, current: origin))
        else { throw SnapshotFailure.outdated }
        guard try acts(mark, { memory.revise($0, $1) }) else { throw SnapshotFailure.otherLedger }
        guard !memory.model.isDamaged else { throw SnapshotFailure.damaged }
        memory.resume(after: last)
        return memory
    }

    private static func kept(at path: String) throws(SnapshotFailure) -> (Memory, mark: String) {
        let snapshot = try Snapshot(path: path)
        guard let json = try? JSONValue(json: snapshot.attachment),
            let mark = json["after"]?.stringValue,
            let history = json["authors"].flatMap(History.init(json:))
        else { throw .damaged }
        return (Memory(model: snapshot.model, history: history), mark)
    }

    /// Leaves it on the disk, whole or not at all.
    package func keep(at path: String, mark: String) throws(SnapshotFailure) {
        let json: JSONValue = ["after": .string(mark), "authors": history.json]
        try Snapshot(model: model, attachment: Array(json.text.utf8)).write(to: path)
    }
}
