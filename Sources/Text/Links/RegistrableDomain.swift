// SPDX-License-Identifier: MIT

/// The part of a host that somebody registered or was given: `acme.co.uk` of `shop.acme.co.uk`,
/// `kim.blogspot.com` of itself.
///
/// The last two labels, or three under a registry's second level or a host whose customers own
/// the third label. Addresses and single labels are themselves. The tables hold what comments
/// link to; the public suffix list has fifty times as many entries and a new one every day.
package func registrableDomain(_ host: String) -> String {
    let host = host.lowercased()
    let labels = host.split(separator: ".")
    guard labels.count > 2, !isAddress(host, labels) else {
        return labels.count > 2 ? host : labels.joined(separator: ".")
    }
    let second = String(labels[labels.count - 2])
    let top = String(labels[labels.count - 1])
    guard secondLevels[top]?.contains(second) == true else {
        return labels.suffix(isShared(second, top, owner: labels[labels.count - 3]) ? 3 : 2)
            .joined(separator: ".")
    }
    // blogspot.co.uk has owners too.
    let isBlog = labels.count > 3 && labels[labels.count - 3] == "blogspot"
    return labels.suffix(isBlog ? 4 : 3).joined(separator: ".")
}

private func isAddress(_ host: String, _ labels: [Substring]) -> Bool {
    host.hasPrefix("[") || labels.allSatisfy { UInt32($0) != nil }
}

private func isShared(_ second: String, _ top: String, owner: Substring) -> Bool {
    owner != "www" && (second == "blogspot" || sharedHosts.contains("\(second).\(top)"))
}

private let secondLevels: [String: Set<String>] = [
    "ae": ["ac", "co", "gov", "net", "org"],
    "ar": ["com", "edu", "gob", "net", "org"],
    "at": ["ac", "co", "gv", "or"],
    "au": ["asn", "com", "edu", "gov", "id", "net", "org"],
    "bd": ["ac", "com", "edu", "gov", "net", "org"],
    "br": ["adv", "art", "blog", "com", "eco", "edu", "gov", "ind", "jus", "net", "org"],
    "cn": ["ac", "com", "edu", "gov", "net", "org"],
    "co": ["com", "edu", "gov", "net", "nom", "org"],
    "cy": ["ac", "com", "gov", "net", "org"],
    "ec": ["com", "edu", "gob", "net", "org"],
    "eg": ["com", "edu", "gov", "net", "org"],
    "es": ["com", "edu", "gob", "nom", "org"],
    "fr": ["asso", "com", "gouv"],
    "gh": ["com", "edu", "gov", "org"],
    "gr": ["com", "edu", "gov", "net", "org"],
    "hk": ["com", "edu", "gov", "idv", "net", "org"],
    "hu": ["co", "info", "org"],
    "id": ["ac", "biz", "co", "go", "my", "net", "or", "sch", "web"],
    "il": ["ac", "co", "gov", "muni", "net", "org"],
    "in": ["ac", "co", "edu", "firm", "gen", "gov", "ind", "net", "nic", "org", "res"],
    "ir": ["ac", "co", "gov", "net", "org"],
    "it": ["edu", "gov"],
    "jp": ["ac", "ad", "co", "ed", "go", "gr", "lg", "ne", "or"],
    "ke": ["ac", "co", "go", "ne", "or"],
    "kr": ["ac", "co", "go", "ne", "or", "pe", "re"],
    "lk": ["com", "edu", "gov", "net", "org"],
    "ma": ["ac", "co", "gov", "net", "org"],
    "mx": ["com", "edu", "gob", "net", "org"],
    "my": ["com", "edu", "gov", "net", "org"],
    "ng": ["com", "edu", "gov", "net", "org"],
    "np": ["com", "edu", "gov", "net", "org"],
    "nz": ["ac", "co", "geek", "gen", "govt", "iwi", "maori", "net", "org", "school"],
    "pe": ["com", "edu", "gob", "net", "org"],
    "ph": ["com", "edu", "gov", "net", "org"],
    "pk": ["com", "edu", "gov", "net", "org"],
    "pl": ["com", "edu", "gov", "info", "net", "org", "waw"],
    "pt": ["com", "edu", "gov", "org"],
    "py": ["com", "edu", "gov", "net", "org"],
    "ro": ["com", "info", "org"],
    "rs": ["ac", "co", "edu", "gov", "in", "org"],
    "ru": ["com", "msk", "net", "org", "pp", "spb"],
    "sa": ["com", "edu", "gov", "med", "net", "org"],
    "sg": ["com", "edu", "gov", "net", "org", "per"],
    "th": ["ac", "co", "go", "in", "net", "or"],
    "tr": ["av", "bel", "biz", "com", "edu", "gen", "gov", "info", "k12", "net", "org", "web"],
    "tw": ["com", "edu", "gov", "idv", "net", "org"],
    "tz": ["ac", "co", "go", "or"],
    "ua": ["co", "com", "edu", "gov", "in", "kiev", "lviv", "net", "od", "org"],
    "ug": ["ac", "co", "go", "or"],
    "uk": ["ac", "co", "gov", "ltd", "me", "net", "nhs", "org", "plc", "police", "sch"],
    "uy": ["com", "edu", "gub", "net", "org"],
    "ve": ["co", "com", "edu", "gob", "net", "org", "web"],
    "vn": ["com", "edu", "gov", "info", "net", "org"],
    "za": ["ac", "co", "edu", "gov", "net", "nom", "org", "web"],
    "zw": ["ac", "co", "gov", "org"],
]

private let sharedHosts = Set(
    """
    000webhostapp.com altervista.org appspot.com azurewebsites.net bandcamp.com beehiiv.com
    blogs.com bravesites.com business.site carrd.co cloudfront.net co.com ddns.net deviantart.com
    duckdns.org dyndns.org eklablog.com eu.org exblog.jp firebaseapp.com fly.dev free.fr ghost.io
    github.io gitlab.io glitch.me godaddysites.com hatenablog.com herokuapp.com itch.io jimdo.com
    jimdofree.com jimdosite.com livejournal.com medium.com myshopify.com mystrikingly.com narod.ru
    neocities.org netlify.app netlify.com ngrok.io no-ip.org notion.site onrender.com over-blog.com
    pages.dev r2.dev repl.co sharepoint.com square.site strikingly.com substack.com surge.sh
    tistory.com translate.goog tripod.com tumblr.com typepad.com ucoz.com ucoz.net ucoz.ru uk.com
    us.com vercel.app web.app webflow.io webnode.com weebly.com wixsite.com wordpress.com
    workers.dev yolasite.com
    """.split(whereSeparator: \.isWhitespace).map(String.init))
