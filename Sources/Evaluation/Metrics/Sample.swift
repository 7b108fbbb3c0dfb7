// SPDX-License-Identifier: MIT

/// Scored comments by rank, ready to be counted any number of times without sorting anew.
package struct Sample: Sendable {
    private struct Item {
        /// Equal scores share one; 0 is the highest.
        let step: Int
        let isBad: Bool
        let isHeld: Bool
    }

    private let items: [Item]
    private let stepCount: Int

    package init(_ scored: [Scored]) {
        var items: [Item] = []
        var step = -1
        var last: Double?
        for one in scored.sorted(by: { $0.q > $1.q }) {
            if one.q != last { step += 1 }
            last = one.q
            items.append(Item(step: step, isBad: one.isBad, isHeld: one.isHeld))
        }
        self.items = items
        stepCount = step + 1
    }

    package var count: Int { items.count }

    package var ranking: Ranking { counted(items.indices).ranking }
    package var rates: Rates { counted(items.indices).rates }
    package var figures: Figures { figures(of: items.indices) }

    /// The figures of a choice of comments by rank, in which one may be there several times.
    func figures(of choice: some Sequence<Int>) -> Figures {
        let (ranking, rates) = counted(choice)
        return Figures(ranking, rates)
    }

    private func counted(_ choice: some Sequence<Int>) -> (ranking: Ranking, rates: Rates) {
        var ranking = Ranking(stepCount: stepCount)
        var rates = Rates()
        for index in choice {
            let item = items[index]
            ranking.add(isBad: item.isBad, at: item.step)
            rates.add(isBad: item.isBad, isHeld: item.isHeld)
        }
        return (ranking, rates)
    }
}
