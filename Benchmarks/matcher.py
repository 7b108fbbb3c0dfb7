# SPDX-License-Identifier: MIT
"""Measures the matcher beside Vectorscan and naive PCRE2; prints one JSON object a line.

  scripts/bench matcher [--case NAME...] [--runs N] [--texts FILE...] [--lists DIR] [--synthetic]

Cases: literals-1k|10k|100k, regexes-300|600, load, rules, growth, worst; and, on its own, splorp:
what a well-known list of WordPress's disallowed keys holds, by class, as parts of words and as
whole words (of labelled FILEs with "class", "corpus" and "author"). FILEs are JSON lines with
a member "body" (.gz allowed); DIR holds splorp/blacklist.txt and spamassassin/*.cf. Without them,
or with --synthetic, comments and needles are made from --seed, and the output says so. Each figure
is processor time of one thread; both engines take turns in one process. Ends with 1 where hits
differ from those of naive PCRE2. Needs libvectorscan-dev.
"""
import argparse, glob, gzip, json, os, random, re, subprocess, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
SHARED = os.path.join(os.path.dirname(ROOT), "shared")
LITERALS = {"literals-1k": 1000, "literals-10k": 10_000, "literals-100k": 100_000}
REGEXES = {"regexes-300": 300, "regexes-600": 600}
CASES = (*LITERALS, *REGEXES, "load", "rules", "growth", "worst")
STUDIES = ("splorp",)
SYLLABLES = [a + b for a in ("b", "ch", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v", "z")
             for b in ("a", "e", "i", "o", "u", "an", "er", "in", "ol")]


def build():
    subprocess.run([os.path.join(ROOT, "scripts", "setup"), "--bench"], check=True)
    scratch = os.path.join(ROOT, ".build-bench-matcher")
    subprocess.run(["swift", "build", "-c", "release", "--scratch-path", scratch,
                    "--product", "MatcherBench"], cwd=ROOT, check=True, stdout=sys.stderr,
                   env={**os.environ, "BAILIFF_BENCH": "1"})
    return os.path.join(scratch, "release", "MatcherBench")


def word(dice):
    return "".join(dice.choices(SYLLABLES, k=dice.choice((2, 3, 3, 4, 4, 5))))


def synthetic_words(seed, count):
    dice, words = random.Random(seed), {}
    while len(words) < count:
        words[word(dice)] = None
    return list(words)


def synthetic_texts(seed, count):
    """Most words from a small vocabulary, the more often the shorter they are, as people write."""
    dice = random.Random(seed)
    common = sorted(synthetic_words(seed + 1, 4000), key=len)
    weights = [1 / (rank + 10) for rank in range(len(common))]
    for _ in range(count):
        length = max(3, int(dice.lognormvariate(3.4, 1)))
        words = dice.choices(common, weights, k=length)
        words = [word(dice) if dice.random() < .05 else w for w in words]
        words = [w.capitalize() if dice.random() < .08 else w for w in words]
        ends = dice.choices((" ", ", ", ". ", "\n"), (80, 10, 8, 2), k=length)
        yield "".join(w + end for w, end in zip(words, ends))


def read_texts(files, seed, count):
    bodies = []
    for path in sorted(files):
        opener = gzip.open if path.endswith(".gz") else open
        with opener(path, "rt", encoding="utf-8") as file:
            bodies += [json.loads(line)["body"] for line in file if line.strip()]
    random.Random(seed).shuffle(bodies)
    return bodies[:count]


def read_literals(folder, seed):
    with open(os.path.join(folder, "splorp", "blacklist.txt"), encoding="utf-8") as file:
        found = [line.strip() for line in file if line.strip()]
    if seed is not None:
        random.Random(seed).shuffle(found)
    return found


PERL = re.compile(
    r"^\s*(?:body|uri)\s+\S+\s+(?:/(.+)/|m\{(.+)\}|m([^\w\s{])(.+)\3)([imsxog]*)\s*(?:#.*)?$")


def read_patterns(folder, seed):
    """SpamAssassin's `body NAME /…/flags` and `uri NAME …`, as Perl delimits them; after these,
    for who wants more of them, SmokeDetector's keywords."""
    found = {}
    for path in sorted(glob.glob(os.path.join(folder, "spamassassin", "*.cf"))):
        with open(path, "rb") as file:
            for line in lines_of_text(file):
                match = PERL.match(line)
                if match:
                    source = match[1] or match[2] or match[4]
                    found[source] = match[5].replace("o", "").replace("g", "")
    return shuffled(found, seed) + shuffled(read_keywords(folder), seed)


def read_keywords(folder):
    found = {}
    for name in ("bad_keywords.txt", "watched_keywords.txt"):
        with open(os.path.join(folder, "smokedetector", name), "rb") as file:
            for line in lines_of_text(file):
                source = line.rstrip("\n").split("\t")[-1]
                if source and not source.startswith("#"):
                    found[rf"\b(?:{source})\b"] = "i"
    return found


def lines_of_text(file):
    for line in file:
        try:
            yield line.decode()
        except UnicodeDecodeError:
            pass  # Rules of another time, for texts in another encoding.


def shuffled(found, seed):
    rows = list(found.items())
    random.Random(seed).shuffle(rows)
    return rows


def synthetic_patterns(seed, count):
    """Of the kinds that moderators write: choices, gaps, optional letters, numbers, addresses."""
    dice = random.Random(seed + 2)
    for _ in range(count):
        a, b, c = (word(dice) for _ in range(3))
        yield dice.choice((
            (rf"\b{a}(?:ed|ing|s)?\b", "i"), (rf"\b(?:{a}|{b}|{c})\b", "i"),
            (rf"{a}.{{0,30}}{b}", "is"), (rf"\b{a[:2]}[_\W]?{a[2:]}s?\b", "i"),
            (rf"\b{a}\s+(?:\w+\s+)?{b}\b", "i"), (rf"://[\w.-]*{a}\.example/", "i"),
            (rf"\b\d{{2,6}}\s?(?:{a}|{b})", ""), (rf"\b{a}\W{{1,3}}\d+", "i")))


def with_words_of(bodies, words, seed):
    """Every twentieth is a word of a comment: a list that nothing is on would prove little."""
    seen = sorted({w for body in bodies for w in re.findall(r"[a-z]{6,}", body)})
    random.Random(seed).shuffle(seen)
    mixed = list(words)
    for place, found in zip(range(0, len(words), 20), seen):
        mixed[place] = found
    return mixed


def write_lines(folder, name, objects):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as file:
        for value in objects:
            file.write(json.dumps(value, ensure_ascii=False) + "\n")
    return path


class Input:
    """The files that the measuring program reads."""

    def __init__(self, folder, options):
        lists = not options.synthetic and os.path.isdir(options.lists)
        files = [] if options.synthetic else options.texts
        self.source = {"texts_from": "files" if files else "seed",
                       "needles_from": "lists" if lists else "seed", "seed": options.seed}
        seed = options.seed
        bodies = (read_texts(files, seed, options.comments) if files
                  else list(synthetic_texts(seed, options.comments)))
        words = read_literals(options.lists, seed) if lists else []
        words += synthetic_words(seed + 3, 130_000)
        words = with_words_of(bodies, words, seed)
        patterns = (read_patterns(options.lists, seed) if lists
                    else list(synthetic_patterns(seed, 3000)))
        self.texts = write_lines(folder, "texts", ({"comment_content": b} for b in bodies))
        self.literals = write_lines(folder, "literals", ({"literal": w} for w in words))
        self.patterns = write_lines(
            folder, "patterns", ({"pattern": p, "flags": f} for p, f in patterns))


def study(program, folder, options):
    """All comments of all files, and all keys in their order."""
    comments = []
    for path in options.texts:
        opener = gzip.open if path.endswith(".gz") else open
        with opener(path, "rt", encoding="utf-8") as file:
            rows = [json.loads(line) for line in file if line.strip()]
        comments += [{"comment_content": row["body"], "comment_author": row.get("author"),
                      "comment_type": row["class"], "blog": row["corpus"]} for row in rows]
    keys = [{"literal": word} for word in read_literals(options.lists, None)]
    run = subprocess.run(
        [program, "splorp", "--needles", write_lines(folder, "keys", keys), "--count", "1000000",
         "--texts", write_lines(folder, "labelled", comments), "--name", "splorp"])
    return run.returncode == 0


def measure(program, name, data, options):
    if name in LITERALS:
        words = ["literals", "--needles", data.literals, "--count", str(LITERALS[name])]
    elif name in REGEXES:
        words = ["regexes", "--needles", data.patterns, "--count", str(REGEXES[name])]
    else:
        words = [name, "--needles", data.patterns, "--entries", data.literals]
    run = subprocess.run(
        [program, *words, "--texts", data.texts, "--rounds", str(options.runs), "--name", name],
        stdout=subprocess.PIPE, text=True)
    for line in run.stdout.splitlines():
        print(json.dumps({**json.loads(line), **data.source}), flush=True)
    return run.returncode == 0


def default_texts():
    """Comments under posts and reviews; their mean is near the 350 bytes of a blog's comments."""
    names = ("blog_*", "datacamp", "op_spam", "salminen", "youtube")
    return [path for name in names
            for path in glob.glob(os.path.join(SHARED, "data", name + ".jsonl.gz"))]


def main():
    parser = argparse.ArgumentParser(
        prog="scripts/bench matcher", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--case", nargs="+", choices=(*CASES, *STUDIES), default=CASES)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--comments", type=int, default=2000)
    parser.add_argument("--texts", nargs="+",
                        default=default_texts())
    parser.add_argument("--lists", default=os.path.join(SHARED, "rule-lists"))
    parser.add_argument("--synthetic", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(sys.argv[1:])
    program = build()
    with tempfile.TemporaryDirectory(prefix="bailiff-bench.") as folder:
        data = Input(folder, options)
        right = [study(program, folder, options) if name in STUDIES
                 else measure(program, name, data, options) for name in options.case]
    sys.exit(0 if all(right) else 1)


if __name__ == "__main__":
    main()
