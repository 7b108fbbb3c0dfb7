// SPDX-License-Identifier: MIT

/// The longest name below.
let longestName = 14

/// Names that browsers resolve even where the semicolon is missing.
let namesWithoutSemicolon: Set<String> = ["amp", "lt", "gt", "quot", "nbsp"]

/// The references that comments hold: Latin-1 letters, what editors produce, and the names of ASCII
/// punctuation, which hide links.
let namedReferences: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\u{22}", "apos": "'", "nbsp": "\u{A0}",
    "copy": "\u{A9}", "reg": "\u{AE}", "trade": "\u{2122}", "hellip": "\u{2026}",
    "mdash": "\u{2014}", "ndash": "\u{2013}", "lsquo": "\u{2018}", "rsquo": "\u{2019}",
    "sbquo": "\u{201A}", "ldquo": "\u{201C}", "rdquo": "\u{201D}", "bdquo": "\u{201E}",
    "lsaquo": "\u{2039}", "rsaquo": "\u{203A}", "laquo": "\u{AB}", "raquo": "\u{BB}",
    "bull": "\u{2022}", "middot": "\u{B7}", "euro": "\u{20AC}", "pound": "\u{A3}", "yen": "\u{A5}",
    "cent": "\u{A2}", "sect": "\u{A7}", "para": "\u{B6}", "deg": "\u{B0}", "times": "\u{D7}",
    "divide": "\u{F7}", "plusmn": "\u{B1}", "frac12": "\u{BD}", "frac14": "\u{BC}",
    "frac34": "\u{BE}", "sup1": "\u{B9}", "sup2": "\u{B2}", "sup3": "\u{B3}", "micro": "µ",
    "iexcl": "\u{A1}", "iquest": "\u{BF}", "shy": "\u{AD}", "zwj": "\u{200D}", "zwnj": "\u{200C}",
    "lrm": "\u{200E}", "rlm": "\u{200F}", "ensp": "\u{2002}", "emsp": "\u{2003}",
    "thinsp": "\u{2009}", "dagger": "\u{2020}", "Dagger": "\u{2021}", "permil": "\u{2030}",
    "prime": "\u{2032}", "Prime": "\u{2033}", "larr": "\u{2190}", "rarr": "\u{2192}",
    "uarr": "\u{2191}", "darr": "\u{2193}", "hearts": "\u{2665}", "star": "\u{2606}",
    "Tab": "\u{9}", "NewLine": "\u{A}", "excl": "!", "num": "#", "dollar": "$", "percnt": "%",
    "lpar": "(", "rpar": ")", "ast": "*", "plus": "+", "comma": ",", "period": ".", "sol": "/",
    "colon": ":", "semi": ";", "equals": "=", "quest": "?", "commat": "@", "lsqb": "[", "rsqb": "]",
    "lbrack": "[", "rbrack": "]", "bsol": "\u{5C}", "lowbar": "_", "grave": "`", "lbrace": "{",
    "rbrace": "}", "lcub": "{", "rcub": "}", "vert": "|", "verbar": "|", "dash": "\u{2010}",
    "hyphen": "\u{2010}", "ZeroWidthSpace": "\u{200B}", "NoBreak": "\u{2060}", "Agrave": "À",
    "Aacute": "Á", "Acirc": "Â", "Atilde": "Ã", "Auml": "Ä", "Aring": "Å", "AElig": "Æ",
    "Ccedil": "Ç", "Egrave": "È", "Eacute": "É", "Ecirc": "Ê", "Euml": "Ë", "Igrave": "Ì",
    "Iacute": "Í", "Icirc": "Î", "Iuml": "Ï", "ETH": "Ð", "Ntilde": "Ñ", "Ograve": "Ò",
    "Oacute": "Ó", "Ocirc": "Ô", "Otilde": "Õ", "Ouml": "Ö", "Oslash": "Ø", "Ugrave": "Ù",
    "Uacute": "Ú", "Ucirc": "Û", "Uuml": "Ü", "Yacute": "Ý", "THORN": "Þ", "szlig": "ß",
    "agrave": "à", "aacute": "á", "acirc": "â", "atilde": "ã", "auml": "ä", "aring": "å",
    "aelig": "æ", "ccedil": "ç", "egrave": "è", "eacute": "é", "ecirc": "ê", "euml": "ë",
    "igrave": "ì", "iacute": "í", "icirc": "î", "iuml": "ï", "eth": "ð", "ntilde": "ñ",
    "ograve": "ò", "oacute": "ó", "ocirc": "ô", "otilde": "õ", "ouml": "ö", "oslash": "ø",
    "ugrave": "ù", "uacute": "ú", "ucirc": "û", "uuml": "ü", "yacute": "ý", "thorn": "þ",
    "yuml": "ÿ", "OElig": "Œ", "oelig": "œ", "Scaron": "Š", "scaron": "š", "Yuml": "Ÿ", "fnof": "ƒ",
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "omicron": "ο", "Omicron": "Ο",
    "Alpha": "Α", "Beta": "Β",
]

/// What 0x80…0x9F mean in Windows-1252, which old editors write as numeric references.
let windows1252: [Unicode.Scalar] = [
    "\u{20AC}", "\u{FFFD}", "\u{201A}", "\u{192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}",
    "\u{2C6}", "\u{2030}", "\u{160}", "\u{2039}", "\u{152}", "\u{FFFD}", "\u{17D}", "\u{FFFD}",
    "\u{FFFD}", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}",
    "\u{2DC}", "\u{2122}", "\u{161}", "\u{203A}", "\u{153}", "\u{FFFD}", "\u{17E}", "\u{178}",
]
