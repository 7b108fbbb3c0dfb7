// SPDX-License-Identifier: MIT

import Testing
import Text

@Suite("A disguised word is found, and a plain or harmless one is not")
struct SquashingTests {
    /// A text, a phrase, and the stretches of the text that are disguises of it.
    struct Row: CustomTestStringConvertible {
        let text: String
        let phrase: String
        let found: [String]

        init(_ text: String, _ phrase: String, _ found: String...) {
            self.text = text
            self.phrase = phrase
            self.found = found
        }

        var testDescription: String { "\(phrase) in \(text)" }
    }

    static let disguised: [Row] = [
        // Signs for letters.
        Row("buy c1al1s here", "cialis", "c1al1s"),
        Row("V1@GRA!", "viagra", "V1@GRA"),
        Row("the $lot is c0ld", "slot", "$lot"),
        Row("sl0t g@c0r hari ini", "slot gacor", "sl0t g@c0r"),
        Row("ca$ino, ca5ino, casin@", "casino", "ca$ino", "ca5ino"),
        Row("v!agra via9ra v|agra", "viagra", "v!agra", "via9ra", "v|agra"),
        Row("c4sino!!!", "casino", "c4sino"),
        Row("casin0 and 0nline casino", "casino", "casin0"),
        Row("(p0rn0)", "porno", "p0rn0"),
        Row("1evitra and lev1tra", "levitra", "lev1tra"),
        Row("a€roplane", "aeroplane", "a€roplane"),
        // Separators.
        Row("so v.i.a.g.r.a it is", "viagra", "v.i.a.g.r.a"),
        Row("v-i-a-g-r-a v_i_a_g_r_a", "viagra", "v-i-a-g-r-a", "v_i_a_g_r_a"),
        Row("buy v i a g r a now", "viagra", "v i a g r a"),
        Row("v * i * a * g * r * a", "viagra", "v * i * a * g * r * a"),
        Row("v\ni\na\ng\nr\na", "viagra", "v\ni\na\ng\nr\na"),
        Row("v...i...a...g...r...a", "viagra", "v...i...a...g...r...a"),
        Row("v!i!a!g!r!a", "viagra", "v!i!a!g!r!a"),
        Row("v|i|a|g|r|a", "viagra", "v|i|a|g|r|a"),
        Row("s💎l💎o💎t", "slot", "s💎l💎o💎t"),
        Row("via*gra and v*i*agra", "viagra", "via*gra", "v*i*agra"),
        Row("vi.ag.ra, vi-ag.ra, v-i-agra", "viagra", "vi.ag.ra", "vi-ag.ra", "v-i-agra"),
        Row("ci-al-is, cial*is, cia-1i-s", "cialis", "cial*is", "cia-1i-s"),
        Row("c4-s1-n0 v·i·a·g·r·a", "casino", "c4-s1-n0"),
        Row("v·i·a·g·r·a, v•i•agra", "viagra", "v·i·a·g·r·a", "v•i•agra"),
        Row("v'i'a'g'r'a, v1'agra", "viagra", "v'i'a'g'r'a", "v1'agra"),
        Row("ad*derall, ad-der-al-l", "adderall", "ad*derall", "ad-der-al-l"),
        Row("V I A G R A   C I A L I S", "viagra", "V I A G R A"),
        Row("V I A G R A C I A L I S", "cialis", "C I A L I S"),
        Row("a.d.d.e.r.a.l.l", "adderall", "a.d.d.e.r.a.l.l"),
        Row("s l o t  t o g e l", "slot togel", "s l o t  t o g e l"),
        Row("s.l.o.t t.o.g.e.l", "slot togel", "s.l.o.t t.o.g.e.l"),
        Row("t h i s  i s  i t", "this is it", "t h i s  i s  i t"),
        // Repeats.
        Row("viiiagraaa", "viagra", "viiiagraaa"),
        Row("viiaagra", "viagra", "viiaagra"),
        Row("v.i.i.i.a.g.r.a", "viagra", "v.i.i.i.a.g.r.a"),
        Row("v1iagra", "viagra", "v1iagra"),
        Row("addddderall", "adderall", "addddderall"),
        Row("casiiino, caasiino", "casino", "casiiino", "caasiino"),
        // Numbers behind, and words that run together.
        Row("cas1no88, c.a.s.i.n.o2024!", "casino", "cas1no88", "c.a.s.i.n.o2024"),
        Row("sl0tgac0r sl0tgac0r88", "slot gacor", "sl0tgac0r", "sl0tgac0r88"),
        Row("sl*otgacor, sloootgacor", "slot gacor", "sl*otgacor", "sloootgacor"),
        // One of two letters that look the same.
        Row("Vlagra, VlAGRA, vl@gr@", "viagra", "Vlagra", "VlAGRA", "vl@gr@"),
        Row("Clalis, clal1s", "cialis", "Clalis", "clal1s"),
        Row("teIegram", "telegram", "teIegram"),
        // All at once, and several words.
        Row("s.l.o.t g@c0r", "slot gacor", "s.l.o.t g@c0r"),
        Row("slooot-gac0r", "slot gacor", "slooot-gac0r"),
        Row("v.і.a.g.r.а", "viagra", "v.і.a.g.r.а"),
        Row("ｖ．ｉ．ａ．ｇ．ｒ．ａ", "viagra", "ｖ．ｉ．ａ．ｇ．ｒ．ａ"),
        Row("𝐯𝟏𝐚𝐠𝐫𝐚", "viagra", "𝐯𝟏𝐚𝐠𝐫𝐚"),
        Row("v\u{200B}1\u{200B}agra", "viagra", "v\u{200B}1\u{200B}agra"),
        Row("c1a\u{301}lis\u{301}!", "cialis", "c1a\u{301}lis\u{301}"),
        // Other scripts.
        Row("к.а.з.и.н.о", "казино", "к.а.з.и.н.о"),
        Row("кази\u{200B}н0", "казино", "кази\u{200B}н0"),
        Row("казиииноо", "казино", "казиииноо"),
        Row("来百 家 乐吧", "百家乐", "百 家 乐"),
        Row("百*家*乐", "百家乐", "百*家*乐"),
        Row("토 토 사 이 트", "토토사이트", "토 토 사 이 트"),
        // Look-alikes, and what cannot be seen.
        Row(
            "vіаgrа vi\u{200B}agra ｖｉａｇｒａ 𝐯𝐢𝐚𝐠𝐫𝐚", "viagra", "vіаgrа", "vi\u{200B}agra", "ｖｉａｇｒａ",
            "𝐯𝐢𝐚𝐠𝐫𝐚"),
        Row(
            "online cаsino, ⓞnline casino, online casino", "online casino", "online cаsino",
            "ⓞnline casino"),
        Row("казино ｃаｓｉｎｏ", "casino", "ｃаｓｉｎｏ"),
        Row("カジノ ｃаｓｉｎｏ 𝐜𝐚𝐬𝐢𝐧𝐨", "casino", "ｃаｓｉｎｏ", "𝐜𝐚𝐬𝐢𝐧𝐨"),
        Row("カジノ ｃ４ｓｉｎ０", "casino", "ｃ４ｓｉｎ０"),
        Row("kазино, казинo, казино", "казино", "kазино", "казинo"),
        Row("casΙno casino CASINO cásino", "casino", "casΙno"),
        // Several, in order.
        Row("c1alis v1agra c.i.a.l.i.s cialis", "cialis", "c1alis", "c.i.a.l.i.s"),
    ]

    static let harmless: [Row] = [
        // Plain: found by contains.
        Row("viagra, VIAGRA and vi\u{E1}gra via\u{301}gra", "viagra"),
        Row("online   casino, online\ncasino", "online casino"),
        Row("хаха", "xaxa"),
        Row("vi\u{AD}agra", "viagra"),
        Row("می\u{200C}خواهم", "میخواهم"),
        Row("casino! casino!!! (casino) casino$ \"casino\" casino.", "casino"),
        Row("百家乐", "百家乐"),
        // Ordinary spelling, and other words.
        Row("via Grasse, the road to Cannes", "viagra"),
        Row("viagrasse viagrand via gra via Gra", "viagra"),
        Row("a specialist, a spec1alist, socia1ist", "cialis"),
        Row("Essex, E.s.s.e.x, s. Ex, sexes, s ex, his ex", "sex"),
        Row("Cassino, the abbey; cassino", "casino"),
        Row("on-line casino, online-casino, on.line casino", "online casino"),
        Row("Cassinno, Casinooo, Cassinoo, CASINOOO", "casino"),
        Row("valiummm", "valium"),
        Row("Xanaxxx", "xanax"),
        Row("adderalllll, adderrall", "adderall"),
        Row("vi·ag·ra, vi-ag-ra, vi‧ag‧ra, vi•ag•ra, vi-a-gra", "viagra"),
        Row("Te-le-gramm", "telegram"),
        Row("Val·i·um", "valium"),
        Row("What's-App, What’s-App, What's App", "whatsapp"),
        Row("What's App, What’s-App", "whats app"),
        Row("slotgacor", "slot gacor"),
        Row("the Roman vallum", "valium"),
        Row("casilno, casliino", "casino"),
        Row("sall", "sail"),
        Row("e-mail me", "email"),
        Row("loose looses", "lose"),
        Row("beet root", "bet root"),
        // Numbers and codes.
        Row("5 10 15 20, 1000, 5107, $100, 100$, 51 07", "slot"),
        Row("slot5, chapter5", "slots"),
        Row("5lots of land", "slots"),
        Row("SL0T88", "slot"),
        Row("casino88, casino007, cas1no12345, cas1no88th", "casino"),
        Row("h4x v1.0.5 i18n 0x51075", "slot"),
        Row("5.1.0.7 and 5 1 0 7", "slot"),
        // Full-width letters, where they are ordinary type.
        Row("ＶＩＡＧＲＡという商品名", "viagra"),
        Row("Ｃａｓｉｎｏ は英語です", "casino"),
        Row("カジノ（ｃａｓｉｎｏ）反対", "casino"),
        Row("카지노 ｃａｓｉｎｏ", "casino"),
        Row("赌场 ｃａｓｉｎｏ", "casino"),
        // Addresses.
        Row("http://c1al1s.example/v.i.a.g.r.a and www.c1al1s.example", "cialis"),
        Row("<a href=\"https://c1al1s.example\">", "cialis"),
        Row("c1al1s@mail.example", "cialis"),
        Row("x@slot.example", "slot"),
        // Abbreviations and lists.
        Row("U.S.A., e.g., i.e., p. o. r. n. t.", "porn"),
        Row("I a m A n n a", "iaman"),
        Row("a b c d e f s l o t u v", "slot"),
        Row("grades: a, b; s, l, o, t, u", "slot"),
        // Not all of the phrase, not in its order, or run together.
        Row("s.l.o gacor g4c0r sl0t", "slot gacor"),
        Row("c1al", "cialis"),
        Row("v      1      agra", "viagra"),
        Row("", "viagra"),
        Row("...", "viagra"),
    ]

    @Test("disguised", arguments: disguised)
    func finds(_ row: Row) { #expect(found(row) == row.found) }

    @Test("plain or harmless", arguments: harmless)
    func passes(_ row: Row) { #expect(found(row) == []) }

    @Test("an address that is the whole value is read as any text")
    func addresses() {
        let text = SquashedText("c1al1s@mail.example", skipsAddresses: false)
        #expect(text.occurrences(of: SquashedPhrase("cialis")) == [0..<6])
    }

    /// Letters that tell a phrase from noise, and whether it is spelled out itself.
    static let phrases: [(String, Int, Bool)] = [
        ("viagra", 6, false), ("slot gacor", 9, false), ("sex", 3, false), ("100 %", 0, false),
        ("百家乐", 6, false), ("v.i.a.g.r.a", 6, true), ("4u", 1, false), ("...", 0, false),
    ]

    @Test("a phrase knows what it is worth", arguments: phrases)
    func worth(_ phrase: String, _ weight: Int, _ isSpelledOut: Bool) {
        #expect(SquashedPhrase(phrase).weight == weight)
        #expect(SquashedPhrase(phrase).isSpelledOut == isSpelledOut)
    }

    private func found(_ row: Row) -> [String] {
        let text = SquashedText(row.text)
        let bytes = Array(row.text.utf8)
        return text.occurrences(of: SquashedPhrase(row.phrase)).map { range in
            String(decoding: bytes[text.original(range)], as: UTF8.self)
        }
    }
}
