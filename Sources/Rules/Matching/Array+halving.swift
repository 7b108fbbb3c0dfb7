// SPDX-License-Identifier: MIT

extension Array {
    /// The first place whose key is not below one, among ascending keys; found by halving.
    func firstIndex<Key: Comparable>(notBelow wanted: Key, key: (Element) -> Key) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if key(self[middle]) < wanted { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
