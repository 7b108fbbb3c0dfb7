// SPDX-License-Identifier: MIT

extension Array {
    /// The first place from which on a condition holds, where it holds to the end once it does.
    func firstPlace(where holds: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
