# SPDX-License-Identifier: MIT
"""Measures what the scorer costs, and bogofilter beside it; prints one JSON object a line.

  scripts/bench scorer [--texts FILE...] [--features N] [--count N] [--rounds N] [--seed N]
  scripts/bench scorer --ablation --texts FILE...
      What each view is worth: each FILE in its order, scored and then learnt, with one left out.

A model learns comments until it knows N features, and is counted anew to see that both are the
same; then comments are read, scored, explained, learnt and taken back. FILEs are labelled JSON
lines as `bailiff evaluate` reads them (.gz allowed); without them comments are made from the seed.
Figures are processor time of one thread, the cheapest of some turns, on one core; memory is what
the model adds and what the process has. bogofilter learns the same comments in one run, and scores
those that are timed in another. Ends with 1 where a check fails.
"""
import argparse, gzip, json, os, random, re, resource, subprocess, sys, tempfile

import matcher

ROOT = matcher.ROOT


def build():
    subprocess.run([os.path.join(ROOT, "scripts", "setup"), "--bench"], check=True)
    scratch = os.path.join(ROOT, ".build-bench-matcher")
    subprocess.run(["swift", "build", "-c", "release", "--scratch-path", scratch,
                    "--product", "ScorerBench"], cwd=ROOT, check=True, stdout=sys.stderr,
                   env={**os.environ, "BAILIFF_BENCH": "1"})
    return os.path.join(scratch, "release", "ScorerBench")


def synthetic(seed, count):
    """Two kinds of comments with most words in common, 360 bytes in the mean."""
    dice = random.Random(seed)
    signs = {kind: matcher.synthetic_words(seed + place, 300)
             for place, kind in enumerate(("genuine", "shill", "spam"), 10)}
    for text in matcher.synthetic_texts(seed, count):
        kind = dice.choice(("genuine", "genuine", "shill", "spam"))
        text = " ".join(word if dice.random() < .9 else dice.choice(signs[kind])
                        for word in text.split())
        yield {"comment_content": text, "comment_author": matcher.word(dice).capitalize(),
               "class": kind}


def read(paths, seed):
    rows = []
    for path in paths:
        opener = gzip.open if path.endswith(".gz") else open
        with opener(path, "rt", encoding="utf-8") as file:
            rows += [json.loads(line) for line in file if line.strip()]
    if seed is not None:
        random.Random(seed).shuffle(rows)
    for row in rows:
        yield {"comment_content": row["body"], "comment_author": row.get("author"),
               "bailiff": {key: row[key] for key in ("post_title", "post_text") if row.get(key)},
               "class": row["class"]}


def mailbox(folder, name, rows):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as file:
        for row in rows:
            body = re.sub("^From ", ">From ", row["comment_content"], flags=re.MULTILINE)
            file.write("From bench Thu Jan  1 00:00:00 1970\n"
                       f"From: {row['comment_author'] or ''}\nMIME-Version: 1.0\n"
                       f"Content-Type: text/plain; charset=utf-8\n\n{body}\n\n")
    return path


def cpu_of(*words):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run(words, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return run, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def bogofilter(folder, learnt, timed):
    """In bulk: the mail server's start of a process for each mail is not counted."""
    place = os.path.join(folder, "bogofilter")
    os.mkdir(place)
    training = 0
    for flag, kinds in (("-n", ("genuine",)), ("-s", ("shill", "spam"))):
        rows = [row for row in learnt if row["class"] in kinds]
        run, spent = cpu_of("bogofilter", "-C", "-d", place, flag, "-M", "-I",
                            mailbox(folder, "learn" + flag, rows))
        training += spent
        if run.returncode != 0:
            sys.exit("bogofilter: " + run.stderr)
    run, scoring = cpu_of("bogofilter", "-C", "-d", place, "-e", "-TT", "-M", "-I",
                          mailbox(folder, "score", timed))
    scores = run.stdout.split()
    print(json.dumps({
        "case": "bogofilter in bulk", "comments": len(timed), "decisions": len(learnt),
        "score_us": round(1e6 * scoring / len(timed), 3),
        "comments_per_second": round(len(timed) / scoring, 3),
        "train_us": round(1e6 * training / max(1, len(learnt)), 3),
        "right": len(scores) == len(timed)}), flush=True)
    return len(scores) == len(timed)


def ablation(program, paths):
    for path in paths:
        with tempfile.TemporaryDirectory(prefix="bailiff-bench.") as folder:
            texts = matcher.write_lines(folder, "texts", list(read([path], None)))
            run = subprocess.run([program, "--texts", texts, "--ablation"],
                                 stdout=subprocess.PIPE, text=True)
            for line in run.stdout.splitlines():
                print(json.dumps({**json.loads(line), "file": os.path.basename(path)}), flush=True)
            if run.returncode != 0:
                sys.exit(run.returncode)


def main():
    parser = argparse.ArgumentParser(
        prog="scripts/bench scorer", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", nargs="+", default=[])
    parser.add_argument("--features", type=int, default=1_000_000)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--ablation", action="store_true")
    options = parser.parse_args()
    program = build()
    if options.ablation:
        return ablation(program, options.texts)
    rows = list(read(options.texts, options.seed) if options.texts
                else synthetic(options.seed, 20_000))
    with tempfile.TemporaryDirectory(prefix="bailiff-bench.") as folder:
        texts = matcher.write_lines(folder, "texts", rows)
        run = subprocess.run(
            [program, "--texts", texts, "--features", str(options.features), "--count",
             str(options.count), "--rounds", str(options.rounds)],
            stdout=subprocess.PIPE, text=True)
        source = {"texts_from": "files" if options.texts else "seed", "seed": options.seed}
        found = [json.loads(line) for line in run.stdout.splitlines()]
        for line in found:
            print(json.dumps({**line, **source}), flush=True)
        learnt = int(found[0]["decisions"]) if found else 0
        right = bogofilter(folder, rows[:learnt], rows[-options.count:])
    sys.exit(0 if run.returncode == 0 and right else 1)


if __name__ == "__main__":
    main()
