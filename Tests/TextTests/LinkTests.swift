// SPDX-License-Identifier: MIT

import Testing
import Text

@Suite("Links are found as a reader would follow them")
struct LinkTests {
    /// A text and what it links to, as `url → host path ?query`.
    struct Row: CustomTestStringConvertible {
        let text: String
        let links: [String]

        init(_ text: String, _ links: String...) {
            self.text = text
            self.links = links
        }

        var testDescription: String { text }
    }

    static let plain = [
        Row("see http://a.example.", "http://a.example → a.example"),
        Row(
            "HTTPS://A.Example/Path?Q=1#top",
            "HTTPS://A.Example/Path?Q=1#top → a.example /Path ?Q=1"),
        Row("(http://a.example/x), ok", "http://a.example/x → a.example /x"),
        Row("http://a.example/w_(x)", "http://a.example/w_(x) → a.example /w_(x)"),
        Row("http://a.example/x!?", "http://a.example/x → a.example /x"),
        Row("http://a.example/?a[]=1&b=2]", "http://a.example/?a[]=1&b=2 → a.example / ?a[]=1&b=2"),
        Row("http://a.example?x=1", "http://a.example?x=1 → a.example ?x=1"),
        Row("ftp://a.example/f", "ftp://a.example/f → a.example /f"),
        Row("http://localhost/x", "http://localhost/x → localhost /x"),
        Row("seehttp://a.example", "http://a.example → a.example"),
        Row(
            "http://a.example/x,http://b.example", "http://a.example/x → a.example /x",
            "http://b.example → b.example"),
        Row("http:\\\\a.example\\x", "http:\\\\a.example\\x → a.example \\x"),
        Row(
            "‘http://a.example/x’ «http://b.example»", "http://a.example/x → a.example /x",
            "http://b.example → b.example"),
        Row("http://", []), Row("http:// a", []), Row("http://@/", []), Row("http://[x]/", []),
    ]

    static let hosts = [
        Row(
            "http://good.example@evil.example/",
            "http://good.example@evil.example/ → evil.example /"),
        Row("http://u:p@a.example:8080/x", "http://u:p@a.example:8080/x → a.example /x"),
        Row(
            "http://evil.example\\@good.example",
            "http://evil.example\\@good.example → evil.example \\@good.example"),
        Row("http://a.example./x", "http://a.example./x → a.example /x"),
        Row("http://a%2Eexam%70le/", "http://a%2Eexam%70le/ → a.example /"),
        Row("http://a%2Fb.example/", "http://a%2Fb.example/ → a%2fb.example /"),
        Row("http://1.2.3.4:80/x", "http://1.2.3.4:80/x → 1.2.3.4 /x"),
        Row("http://[2001:DB8::1]:80/x", "http://[2001:DB8::1]:80/x → [2001:db8::1] /x"),
        Row("http://Bücher.example/", "http://Bücher.example/ → bücher.example /"),
        Row(
            "http://xn--bcher-kva.example/",
            "http://xn--bcher-kva.example/ → xn--bcher-kva.example /"),
        Row("http://аpple.example", "http://аpple.example → аpple.example"),
        Row("ｈｔｔｐ：／／Ａ．example/x", "ｈｔｔｐ：／／Ａ．example/x → a.example /x"),
        Row(
            "http://ac\u{200B}me.example/\u{AD}x",
            "http://ac\u{200B}me.example/\u{AD}x → acme.example /x"),
        Row("http://a。example", "http://a。example → a.example"),
        Row("看http://a.example。谢谢", "http://a.example → a.example"),
        Row("http://a.example谢谢", "http://a.example → a.example"),
        Row("http://例え.jp/あ", "http://例え.jp/あ → 例え.jp /あ"),
    ]

    static let bare = [
        Row("acme.example", "acme.example → acme.example"),
        Row("shop.example.com/x, ok", "shop.example.com/x → shop.example.com /x"),
        Row("Visit acme.example.", "acme.example → acme.example"),
        Row("acme.example.Then buy", "acme.example → acme.example"),
        Row("www.acme.whatever", "www.acme.whatever → www.acme.whatever"),
        Row("WWW.VIAGRA.COM", "WWW.VIAGRA.COM → www.viagra.com"),
        Row(
            "t.me/foo goo.gl youtu.be/x", "t.me/foo → t.me /foo", "goo.gl → goo.gl",
            "youtu.be/x → youtu.be /x"),
        Row("163.com and acme.ru:8080/x", "163.com → 163.com", "acme.ru:8080/x → acme.ru /x"),
        Row("пример.рф", "пример.рф → пример.рф"),
        Row("到shop.example.com谢谢", "shop.example.com → shop.example.com"),
        Row("well...acme.example...", "acme.example → acme.example"),
        Row("acme.example", "acme.example → acme.example"),
        Row("kim@acme.example, mailto:kim.b+x@acme.example", []),
        Row("@acme.example user+acme.example@b.example", []),
        Row("e.g. i.e. Node.js index.py main.rs lib.so foo.zip ASP.NET 1.2.3 $2.50 3.14.info", []),
        Row("It is late.So we go.In time.It is", []),
        Row("great.Shop here, sale.Today, fine.De, SALE.TODAY", "SALE.TODAY → sale.today"),
        Row("Он пришёл.Со мной", []),
        Row("src/main/acme.example", []),
        Row("....com .com com. a", []),
    ]

    static let markup = [
        Row("<a href=\"http://a.example\">http://a.example</a>", "http://a.example → a.example"),
        Row(
            "<a rel=x href='http://a.example/' target=_blank>a.example</a>",
            "http://a.example/ → a.example /"),
        Row(
            "<a href=\"http://evil.example\">http://good.example</a>",
            "http://evil.example → evil.example", "http://good.example → good.example"),
        Row("<a href=http://a.example>x</a>", "http://a.example → a.example"),
        Row("<img src=\"//a.example/x.png\">", "//a.example/x.png → a.example /x.png"),
        Row("[url=http://a.example/x]x[/url]", "http://a.example/x → a.example /x"),
        Row("[url]http://a.example/x[/url]", "http://a.example/x → a.example /x"),
        Row("[URL=http://a.example]http://a.example[/URL]", "http://a.example → a.example"),
        Row("[x](http://a.example/x)", "http://a.example/x → a.example /x"),
        Row("[http://a.example](http://a.example)", "http://a.example → a.example"),
        Row(
            "**http://a.example/x** <http://b.example>", "http://a.example/x → a.example /x",
            "http://b.example → b.example"),
        Row("href=&quot;http://a.example/x&quot;&gt;", "http://a.example/x → a.example /x"),
        Row("f(); (//comment) x=//y.z", []),
        Row(
            "http://a.example http://a.example", "http://a.example → a.example",
            "http://a.example → a.example"),
    ]

    @Test("row", arguments: plain + hosts + bare + markup)
    func finds(_ row: Row) {
        let found = links(in: row.text)
        #expect(found.map(description) == row.links)
        for link in found {
            let written = Array(row.text.utf8)[link.range]
            #expect(String(decoding: written, as: UTF8.self) == link.url)
        }
    }

    private func description(_ link: Link) -> String {
        let target = [link.host, link.path, link.query.isEmpty ? "" : "?" + link.query]
        return link.url + " → " + target.filter { !$0.isEmpty }.joined(separator: " ")
    }

    @Test("the same behind other text", arguments: plain + hosts + bare + markup)
    func findsBehindText(_ row: Row) {
        #expect(links(in: "Größe, ﬁn — " + row.text).map(description) == row.links)
        #expect(links(in: "no\r\n" + row.text + " end").map(description) == row.links)
    }
}

extension LinkTests.Row {
    fileprivate init(_ text: String, _ none: [String]) {
        self.text = text
        links = none
    }
}

@Suite("A registrable domain is what one owner holds")
struct RegistrableDomainTests {
    static let rows: [(String, String)] = [
        ("a.example", "a.example"), ("www.shop.acme.example", "acme.example"),
        ("acme.co.uk", "acme.co.uk"), ("www.acme.co.uk", "acme.co.uk"), ("co.uk", "co.uk"),
        ("x.y.acme.com.au", "acme.com.au"), ("a.b.ac.jp", "b.ac.jp"), ("x.com.br", "x.com.br"),
        ("com.example", "com.example"), ("www.com.example", "com.example"),
        ("kim.blogspot.com", "kim.blogspot.com"), ("www.kim.blogspot.com", "kim.blogspot.com"),
        ("kim.blogspot.co.uk", "kim.blogspot.co.uk"), ("kim.blogspot.de", "kim.blogspot.de"),
        ("kim.github.io", "kim.github.io"), ("www.wordpress.com", "wordpress.com"),
        ("github.io", "github.io"), ("1.2.3.4", "1.2.3.4"), ("[2001:db8::1]", "[2001:db8::1]"),
        ("[::ffff:1.2.3.4]", "[::ffff:1.2.3.4]"), ("3232235777", "3232235777"),
        ("localhost", "localhost"), ("", ""), ("a.example.", "a.example"), ("...", ""),
        ("WWW.Acme.Example", "acme.example"), ("m.bücher.example", "bücher.example"),
    ]

    @Test("row", arguments: rows)
    func registrable(_ host: String, _ domain: String) {
        #expect(registrableDomain(host) == domain)
    }
}
