// SPDX-License-Identifier: MIT

/// How far a last label makes a bare name believable as a host.
///
/// A choice, not the registry: every two-letter code would turn file names and sentences without
/// a space into links. Names behind a scheme or `www.` never come here.
package enum TopLevelDomain {
    /// Everybody writes and reads these as hosts, in any case of letters.
    case common
    case generic
    case country
    /// Also a word or a file's ending: only in a name of three labels, or with a path.
    case doubtful

    package init?(_ label: String) {
        guard let found = Self.all[label] else { return nil }
        self = found
    }

    private static let all: [String: TopLevelDomain] = {
        var all: [String: TopLevelDomain] = [:]
        for (kind, labels) in [
            (common, commonLabels), (generic, genericLabels), (country, countryLabels),
            (doubtful, doubtfulLabels),
        ] {
            for label in labels.split(whereSeparator: \.isWhitespace) { all[String(label)] = kind }
        }
        return all
    }()

    private static let commonLabels = """
        com net org info biz edu gov mil int example test invalid onion
        """

    private static let genericLabels = """
        academy accountant adult agency app art asia associates auction auto baby bank bar beauty
        beer best bet bid bike bingo black blog blue boats bond bot boutique build business buzz cab
        cafe cam camera camp capital cards care casa cash casino cat center cfd chat cheap church
        city cleaning click clinic clothing cloud club coach codes coffee community company computer
        consulting cool coop country coupons credit cricket cyou dance date dating day deals
        delivery dental design dev diet digital direct directory doctor dog domains download earth
        education email energy enterprises equipment estate events exchange expert exposed express
        fail faith family fans farm fashion finance financial fish fit fitness flights florist
        flowers football forsale forum foundation fun fund furniture futbol fyi gallery game games
        garden gay gift gifts girls gives glass global gmbh gold golf graphics gratis green group
        guide guru hair haus health healthcare help holdings holiday homes host hosting hotel house
        icu immo ink institute insure international investments jetzt jewelry jobs kaufen kim
        kitchen kiwi land lat lawyer lease legal lgbt life lighting limited limo link live loan
        loans lol london love ltd luxury maison makeup management market marketing markets mba media
        men menu mobi moda moe mom money monster mortgage museum name network news ninja observer
        one online ooo page paris partners parts party pet pharmacy photo photography photos pics
        pictures pink pizza plumbing plus poker porn press pro productions promo properties property
        pub quest racing realestate realty recipes red rehab rent rentals repair report rest
        restaurant review reviews rip rocks rsvp run sale sbs school science security services sex
        sexy shoes shop shopping show singles site ski skin soccer social software solar solutions
        space sport store stream studio study style sucks supply support surf surgery systems tattoo
        tax taxi team tech technology tel tennis theater tickets tienda tips tires today tools top
        tours town toys trade trading training travel tube university uno vacations vegas ventures
        vet viajes video villas vin vip vision vodka vote voyage wang watch webcam website wedding
        wiki win wine work works world wtf xxx xyz yachts yoga zone рф рус укр бг срб қаз мкд бел ελ
        онлайн сайт дети москва орг ком
        """

    private static let countryLabels = """
        ac ae ag ai al ar az ba bd bg biz br by bz ca cf ch cl cn co cr cu cx cy cz de dk ec ee eg
        es eu fi fm fo fr ga ge gg gl gq gr gs gt hk hn hr hu id ie il im io ir jo jp ke kg kr kz lc
        lk lt lu lv ly ma mk ml mn mt mx my ng nl np nu nz om pa pe pk pn pt pw qa ro ru sa se sg si
        sk st su sv sx th tk tn tr tv tw ua uk us uy uz vc ve vn ws za
        """

    private static let doubtfulLabels = """
        am app as at be by cc cd do in is it la li md me my no ph pl pm ps py rs sc sh so to us zip
        mov
        """
}
