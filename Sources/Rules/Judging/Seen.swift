// SPDX-License-Identifier: MIT

/// A value of a field and what was seen in it.
///
/// A class, so that the many conditions which look at it copy nothing.
final class Seen<View: Sendable>: Sendable {
    let view: View
    let sightings: Sightings

    init(_ view: View, _ sightings: Sightings) {
        self.view = view
        self.sightings = sightings
    }
}
