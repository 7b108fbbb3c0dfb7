// SPDX-License-Identifier: MIT

import Text

extension Kind {
    /// By the number of the trait.
    fileprivate static let traits = (0..<TraitList.room).map { Kind(.shape, UInt8($0)) }
}

extension Material {
    /// META: what the body looks like before one reads it.
    func emitShape(into sink: inout some FeatureSink) {
        var list = TraitList()
        listSize(in: &list)
        listSigns(in: &list)
        listWords(in: &list)
        listHabits(in: &list)
        for trait in list.all {
            sink.add(Kind.traits[trait.number], number: trait.value, label: trait.label)
        }
    }

    private func listSize(in list: inout TraitList) {
        let length = shape.characters
        // Four steps from one power of two to the next.
        let step = length > 3 ? length >> (length.bits - 3) & 3 : 0
        list.add(length.bits, "its length")
        list.add(4 * length.bits + step, "its length")
        list.add(shape.words.bits, "its number of words")
        list.add(min(shape.lineBreaks, 4), "its line breaks")
        list.add(min(links.count, 4), Self.linkLabels[min(links.count, 4)])
    }

    private static let linkLabels = ["no link", "1 link", "2 links", "3 links", "many links"]

    private func listSigns(in list: inout TraitList) {
        list.add(shape.letters > 0 ? Int(8 * shape.capitalsShare) : 9, "its share of capitals")
        list.add(20 * shape.capitals / (shape.letters + 1), "its share of capitals")
        list.add(shape.digits.bits, "its digits")
        list.add(20 * shape.digits / (shape.characters + 1), "its share of digits")
        list.add(min(shape.exclamations, 4), "its exclamation marks")
        list.add(min(shape.questions, 3), "its question marks")
        list.add(shape.nonASCII.bits, "its signs beyond ASCII")
        list.add(min(shape.longestRun, 8), "how its signs repeat")
        list.add(traits.longestNumber >= 7 ? 1 : 0, "a long number")
        list.add(traits.currencies > 0 ? 1 : 0, "a sign of currency")
        list.add(traits.hasMarkup ? 1 : 0, "HTML")
        list.add(traits.disguised.bits, "disguised letters")
        list.add(traits.unseen.bits, "invisible signs")
        list.add(min(traits.emoji.bits, 5), "its emoji")
        let letters = letters
        list.add(10 * letters / (body.folded.bytes.count + 1), "how many different signs it has")
        list.add(letters / 4, "how many different signs it has")
    }

    private func listWords(in list: inout TraitList) {
        var (real, total, short, longest) = (0, 0, 0, 0)
        for word in words where body.folded.bytes[word.range.lowerBound] >= UInt8(ascii: "0") {
            real += 1
            total += word.scalars
            short += word.scalars <= 3 ? 1 : 0
            longest = max(longest, word.scalars)
        }
        guard !words.isEmpty else { return }
        list.add(8 * distinctWords / words.count, "how its words repeat")
        list.add(10 * (words.count - real) / words.count, "its share of punctuation")
        guard real > 0 else { return }
        list.add(4 * total / real, "the length of its words")
        list.add(min(longest, 20), "its longest word")
        list.add(10 * short / real, "its share of short words")
    }

    private func listHabits(in list: inout TraitList) {
        list.skip(to: TraitList.habits)
        list.add(min(traits.commas, 5), "its commas")
        list.add(min(traits.sentences, 8), "its sentences")
        list.add(min(traits.capitalRuns.bits, 4), "its words in capitals")
        list.add(min(traits.capitalStarts.bits, 5), "words that begin with capitals")
        list.add(min(traits.spacesBefore.bits, 4), "spaces before punctuation")
        list.add(min(traits.spacesMissing.bits, 4), "missing spaces after punctuation")
        list.add(min(traits.spacesDoubled.bits, 3), "double spaces")
        list.add(min(traits.repeatedStops.bits, 3), "repeated punctuation")
        list.add(min(traits.apostrophes.bits, 3), "its apostrophes")
        list.add(min(traits.quotes, 3), "its quotes")
        list.add(min(traits.brackets, 3), "its brackets")
        list.add(min(traits.dashes, 3), "its dashes")
        list.add(min(traits.digitsInWords.bits, 3), "digits inside words")
        list.add(Int(traits.beginning), "how it begins")
        list.add(Int(traits.ending), "how it ends")
    }
}

/// What a body looks like, trait by trait; the order of adding is the number of the trait.
private struct TraitList {
    struct Trait {
        let number: Int
        let value: Int
        let label: String
    }

    static let room = 64
    /// The first number behind those that some bodies do not have.
    static let habits = 32

    private(set) var all: [Trait] = []
    private var next = 0

    init() { all.reserveCapacity(Self.room) }

    mutating func skip(to number: Int) { next = number }

    mutating func add(_ value: Int, _ label: String) {
        all.append(Trait(number: next, value: value, label: label))
        next += 1
    }
}

extension Int {
    /// How many binary digits it has: 0, 1, 2–3 and 4–7 are 0, 1, 2 and 3.
    var bits: Int { Int.bitWidth - leadingZeroBitCount }
}
