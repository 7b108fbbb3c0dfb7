#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Takes a posted comment and drops it into bailiff's spool.

A WSGI application (`comment:application`) of the standard library alone; run as a program it is
a CGI script.
"""

import hashlib
import html
import json
import os
import secrets
import time
from http import HTTPStatus
from urllib.parse import parse_qs
from wsgiref.handlers import CGIHandler

SPOOL = os.environ.get("BAILIFF_SPOOL") or "/var/spool/bailiff"
BLOG = "https://blog.example"
LANGUAGE = "en"

# Only what a reader may fill in: a posted `user_ip`, `blog` or `comment_id` would be a forgery.
FIELDS = ("comment_author", "comment_author_email", "comment_author_url", "comment_content", "page")
STORED = FIELDS[:4]


class Refused(Exception):
    """A comment that was not taken: an HTTP status and a sentence for the reader."""


def posted(environ):
    """The fields of the form. What is no UTF-8 becomes U+FFFD; of a repeated field the last counts."""
    if environ["REQUEST_METHOD"] != "POST":
        raise Refused(405, "Comments are sent with POST.")
    length = environ.get("CONTENT_LENGTH") or ""
    if not (length.isascii() and length.isdigit()):
        raise Refused(400, "The form did not arrive whole.")
    if len(length) > 9 or int(length) > 1_000_000:
        raise Refused(413, "The comment is too long. Your browser still has it: go back and shorten it.")
    body = environ["wsgi.input"].read(int(length))
    # A connection that broke must not become half a comment.
    if len(body) != int(length):
        raise Refused(400, "The form did not arrive whole.")
    try:
        form = parse_qs(body.decode(errors="replace"), errors="replace", max_num_fields=100)
    except ValueError:
        raise Refused(400, "This is not a form.") from None
    return {name: form[name][-1] for name in FIELDS if name in form}


def comment(form, environ):
    """The comment as bailiff reads it. Empty is the same as not given."""
    if not form.get("comment_content"):
        raise Refused(400, "The comment is empty.")

    def header(name):
        # WSGI hands headers over as Latin-1, whatever they are.
        return environ.get(name, "").encode("latin-1", "replace").decode(errors="replace")[:500]

    fields = {name: form.get(name, "") for name in STORED} | {
        "comment_type": "comment",
        "blog": BLOG,
        "permalink": permalink(form),
        "comment_date_gmt": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "user_ip": header("REMOTE_ADDR"),
        "user_agent": header("HTTP_USER_AGENT"),
        "referrer": header("HTTP_REFERER"),
        "blog_lang": LANGUAGE,
    }
    given = {name: value for name, value in fields.items() if value}
    data = json.dumps(given, ensure_ascii=False).encode() + b"\n"
    if len(data) > 250_000:
        raise Refused(413, "The comment is too long. Please shorten it.")
    return data


def permalink(form):
    """The page's address or nothing: `page` is a path on this blog, never an address elsewhere."""
    return BLOG + form["page"] if form.get("page", "").startswith("/") else ""


def drop(data, name):
    """Writes under a hidden name, flushes, renames, and flushes the rename."""
    hidden = f"{SPOOL}/new/.{name}"
    file = os.open(hidden, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o640)
    try:
        with open(file, "wb") as stream:
            os.fchmod(file, 0o640)  # whatever the umask: the group bailiff-drop reads it
            stream.write(data)
            stream.flush()
            os.fsync(file)
            os.rename(hidden, f"{SPOOL}/new/{name}")
            os.fsync(file)
    except OSError:
        try:
            os.unlink(hidden)
        except OSError:
            pass
        raise


def fate(data, name):
    """What bailiff makes of it within two seconds: a status and a sentence.

    bailiff names a comment by its file's name and bytes, so we know where its answer will be.
    """
    identity = hashlib.sha256(name.encode() + b"\x000\x00" + data).hexdigest()[:32]
    for _ in range(20):
        if os.path.exists(f"{SPOOL}/out/{identity}.json"):
            return 200, "Your comment was published. It appears shortly."
        try:
            with open(f"{SPOOL}/notice/{identity}.held.json", encoding="utf-8") as notice:
                reasons = json.load(notice).get("says", [])
            # The heaviest reason stands first; all of them would be a lesson for spammers.
            return 202, " ".join(["Your comment is awaiting moderation.", *reasons[:1]])
        except OSError:
            time.sleep(0.1)
    return 202, "Your comment was received and will be looked at."


def page(status, sentence, form):
    """What the reader sees. After a failure it holds the form with the reader's own text."""
    yield f'<!DOCTYPE html><html lang="en"><title>Your comment</title>\n<p>{html.escape(sentence)}</p>\n'
    if status < 400:
        yield f'<p><a href="{html.escape(permalink(form) or BLOG)}">Back to the page</a></p>\n'
        return
    yield '<form method="post">\n'
    for name in FIELDS:
        value = html.escape(form.get(name, ""))
        if name != "comment_content":
            yield f'<input type="hidden" name="{name}" value="{value}">\n'
        else:
            # The newline after the tag is no part of the text: HTML drops it.
            yield f'<textarea name="{name}" rows="12" cols="60">\n{value}</textarea>\n'
    yield "<p><button>Send again</button></p></form>\n"


def application(environ, start_response):
    """Takes one request."""
    form = {}
    try:
        form = posted(environ)
        data = comment(form, environ)
        name = f"{secrets.token_hex(16)}.json"
        drop(data, name)
        status, sentence = fate(data, name)
    except Refused as refusal:
        status, sentence = refusal.args
    except OSError:
        status, sentence = 503, "Your comment could not be stored. Please send it again later."
    headers = [
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Security-Policy", "default-src 'none'"),
        ("Allow", "POST"),
    ]
    start_response(f"{status} {HTTPStatus(status).phrase}", headers)
    return ["".join(page(status, sentence, form)).encode()]


if __name__ == "__main__":
    CGIHandler().run(application)
