# SPDX-License-Identifier: MIT
"""Scores labelled comments beside bogofilter and CRM114; prints one JSON object a line, then a table.

  scripts/bench peers --corpus FILE... [--order file|shuffle] [--seed N] [--first N]
                      [--engine NAME...] [--program PATH]

Each engine is given the same comments in the same order, scores one, then learns what it is. FILEs
are JSON lines as `bailiff evaluate` reads them, with distinct "id" (.gz allowed); none come with
bailiff. bogofilter and CRM114 read each corpus in several ways: the body alone, and the body with
author and title of the post where there are any (bogofilter as From and Subject); CRM114 with its
own words and with those between white space, since its own end at letters beyond ASCII. The best
1-ROCA counts. bailiff has the rest of each object too; its rules are not asked.

"ties" are the pairs of a genuine and a bad comment, per cent, that an engine gives the same score.
bogofilter's own score has so few digits that many would be 1: here it is worked out from the table
that it prints of its tokens, and compared with what it says. PATH is a bailiff that is built
already.
"""
import argparse, bisect, gzip, json, math, os, random, resource, subprocess, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))


def read(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def one_line(text):
    return " ".join((text or "").split())


def texts_for(row, is_whole):
    """What a mail filter gets: who wrote it, what it is about, and the text, each one line."""
    if not is_whole:
        return "", "", one_line(row["body"])
    return one_line(row.get("author")), one_line(row.get("post_title")), one_line(row["body"])


class Bogofilter:
    """A process for each score and each lesson, as a mail server would start it."""

    # What bogofilter says of a text of which it knows no word: its robx.
    UNKNOWN = math.log(.52 / .48)

    def __init__(self, folder, is_whole):
        self.folder, self.is_whole, self.learnt = folder, is_whole, set()

    def message(self, row):
        author, title, body = texts_for(row, self.is_whole)
        head = "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
        head += f"From: {author}\n" if author else ""
        head += f"Subject: {title}\n" if title else ""
        return f"{head}\n{body}\n".encode("utf-8", "replace")

    def call(self, *words, message):
        return subprocess.run(["bogofilter", "-C", "-d", self.folder, *words], input=message,
                              capture_output=True)

    def score(self, row):
        if len(self.learnt) < 2:
            return self.UNKNOWN  # What it says by itself; asked for a table it would crash.
        run = self.call("-e", "-R", message=self.message(row))
        if run.returncode != 0:
            sys.exit(f"bogofilter: {run.returncode} {run.stderr.decode(errors='replace')}")
        rows = [line.split() for line in run.stdout.decode(errors="replace").splitlines()]
        used = [words for words in rows if words and words[-1] == "+"]
        if not used:
            return self.UNKNOWN
        odds = fisher_odds([(float(words[-3]), float(words[-2])) for words in used])
        # Of N_P_Q_S, as far as it has digits.
        if abs(1 / (1 + math.exp(-max(-50, min(50, odds)))) - float(rows[-1][4])) > .01:
            sys.exit(f"bogofilter says {rows[-1][4]} of {row['id']}, its tokens say {odds}")
        return odds

    def learn(self, row):
        flag = "-n" if row["class"] == "genuine" else "-s"
        if self.call(flag, message=self.message(row)).returncode != 0:
            sys.exit("bogofilter did not learn " + row["id"])
        self.learnt.add(flag)

    def close(self):
        pass


def fisher_odds(logs):
    """Natural-log odds of bogofilter's (1 + Q - P) / 2, of ln(1 - f) and ln(f) of each token."""
    count = len(logs)
    p, not_p = log_poisson(-sum(inverse for inverse, _ in logs), count)
    q, not_q = log_poisson(-sum(plain for _, plain in logs), count)
    return log_sum([q, not_p]) - log_sum([p, not_q])


def log_poisson(mean, count):
    """ln of the chance of fewer than `count` events, and of as many or more."""
    if mean <= 0:
        return 0.0, -math.inf
    def term(k):
        return k * math.log(mean) - mean - math.lgamma(k + 1)
    reach = int(max(count, mean) + 40 * math.sqrt(max(count, mean)) + 40)
    return (log_sum([term(k) for k in range(count)]),
            log_sum([term(k) for k in range(count, reach)]))


def log_sum(logs):
    most = max(logs)
    return most if math.isinf(most) else most + math.log(sum(math.exp(x - most) for x in logs))


class CRM114:
    """One process that stays: Benchmarks/osb.crm."""

    def __init__(self, folder, is_whole, word="[[:graph:]]+"):
        self.is_whole = is_whole
        self.process = subprocess.Popen(
            ["crm", os.path.join(ROOT, "Benchmarks", "osb.crm"), f"--word={word}"], cwd=folder,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        # Empty files of both classes, which CRM114 makes when it learns.
        self.say("b", "")
        self.say("g", "")

    def say(self, verb, text):
        self.process.stdin.write(f"{verb} {text}\n".encode("utf-8", "replace"))
        self.process.stdin.flush()

    def text(self, row):
        return " ".join(part for part in texts_for(row, self.is_whole) if part)

    def score(self, row):
        self.say("c", self.text(row))
        answer = self.process.stdout.readline()
        if not answer:
            sys.exit("crm ended at " + row["id"])
        return float(answer)

    def learn(self, row):
        self.say("g" if row["class"] == "genuine" else "b", self.text(row))

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def online(engine, rows):
    scores = []
    for row in rows:
        scores.append(engine.score(row))
        engine.learn(row)
    engine.close()
    return scores


def bailiff(program, folder, rows):
    stream, scores = (os.path.join(folder, name) for name in ("stream.jsonl", "scores.jsonl"))
    with open(stream, "w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    with open(os.path.join(folder, "bailiff.conf"), "w") as file:
        file.write(f'spool "{folder}/spool"\nledger "{folder}/ledger.sqlite"\n')
    subprocess.run([program, "evaluate", "--protocol", "online", "--scorer-only", "--order", "file",
                    "--scores", scores, stream], check=True, stdout=subprocess.DEVNULL,
                   env={**os.environ, "BAILIFF_CONFIG": os.path.join(folder, "bailiff.conf")})
    found = {line["id"]: line["q"] for line in read(scores)}
    return [found[row["id"]] for row in rows]


def figures(rows, scores):
    """1-ROCA, and the bad that are missed where 0.5 and 1 % of the genuine may be above them."""
    genuine = sorted(s for row, s in zip(rows, scores) if row["class"] == "genuine")
    bad = [s for row, s in zip(rows, scores) if row["class"] != "genuine"]
    below = sum(bisect.bisect_left(genuine, s) for s in bad)
    ties = sum(bisect.bisect_right(genuine, s) for s in bad) - below
    pairs = len(genuine) * len(bad)

    def missed(share):
        limit = genuine[len(genuine) - 1 - math.floor(share * len(genuine) + 1e-9)]
        return round(100 * sum(s <= limit for s in bad) / len(bad), 2)
    return {"roca": round(100 * (1 - (below + ties / 2) / pairs), 4), "miss05": missed(.005),
            "miss1": missed(.01), "ties": round(100 * ties / pairs, 3)}


def runs_of(engine, rows, program):
    """The ways to feed an engine, and the scores that came of each."""
    has_more = any(row.get("author") or row.get("post_title") for row in rows)
    if engine == "bailiff":
        with tempfile.TemporaryDirectory(prefix="bailiff-bench.") as folder:
            yield "all", bailiff(program, folder, rows)
        return
    for is_whole in (False, True) if has_more else (False,):
        for way, words in PEERS[engine].items():
            with tempfile.TemporaryDirectory(prefix="bailiff-bench.") as folder:
                peer = words(folder, is_whole)
                yield ("body, author, title" if is_whole else "body") + way, online(peer, rows)


def crm114_between_spaces(folder, is_whole):
    return CRM114(folder, is_whole, word="[^[:space:]]+")


PEERS = {"bogofilter": {"": Bogofilter},
         "CRM114": {"": CRM114, ", words between spaces": crm114_between_spaces}}
ENGINES = ("bailiff", *PEERS)


def cpu_seconds():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def compare(path, options):
    """By engine, its better run."""
    rows = read(path)[:options.first or None]
    name = os.path.basename(path).removesuffix(".gz").removesuffix(".jsonl")
    if len({row["id"] for row in rows}) != len(rows):
        sys.exit(f"{path}: an id stands twice")
    bad = sum(row["class"] != "genuine" for row in rows)
    if not 0 < bad < len(rows):
        sys.exit(f"{path}: needs genuine and bad comments")
    if options.order == "shuffle":
        random.Random(options.seed).shuffle(rows)
    best = {}
    for engine in options.engine:
        before = cpu_seconds()
        for read_as, scores in runs_of(engine, rows, options.program):
            spent, before = cpu_seconds() - before, cpu_seconds()
            found = {"case": "peers", "corpus": name, "comments": len(rows), "bad": bad,
                     "order": options.order, "seed": options.seed, "engine": engine,
                     "reads": read_as, **figures(rows, scores),
                     "cpu_ms": round(1000 * spent / len(rows), 3)}
            print(json.dumps(found), flush=True)
            if engine not in best or found["roca"] < best[engine]["roca"]:
                best[engine] = found
    return name, best


def print_table(results, engines):
    print("\n1-ROCA % / miss % at 0.5 % / at 1 % of the genuine held\n")
    print("| corpus | comments | " + " | ".join(engines) + " |")
    print("|---|---|" + "---|" * len(engines))
    for name, best in results:
        cells = [f"{best[e]['roca']:.2f} / {best[e]['miss05']:.1f} / {best[e]['miss1']:.1f}"
                 for e in engines]
        print(f"| {name} | {best[engines[0]]['comments']} | " + " | ".join(cells) + " |")


def build():
    scratch = os.path.join(ROOT, ".build-release")
    subprocess.run(["swift", "build", "-c", "release", "--static-swift-stdlib", "--scratch-path",
                    scratch, "--product", "bailiff"], cwd=ROOT, check=True, stdout=sys.stderr)
    return os.path.join(scratch, "release", "bailiff")


def main():
    parser = argparse.ArgumentParser(
        prog="scripts/bench peers", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", nargs="+", metavar="FILE")
    parser.add_argument("--order", choices=("file", "shuffle"), default="file")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--engine", nargs="+", choices=ENGINES, default=ENGINES)
    parser.add_argument("--program")
    options = parser.parse_args()
    if not options.corpus:
        parser.error("bailiff comes without corpora: give labelled files with --corpus FILE...")
    subprocess.run([os.path.join(ROOT, "scripts", "setup"), "--bench"], check=True)
    if "bailiff" in options.engine:
        options.program = os.path.abspath(options.program) if options.program else build()
    print_table([compare(path, options) for path in options.corpus], options.engine)


main()
