#!/bin/sh
# SPDX-License-Identifier: MIT
# A CGI program that takes a posted comment and drops it into bailiff's spool as a `.form` file.
# Nothing of the reader is decoded, evaluated or used as a name here: it stays percent-encoded.
spool=${BAILIFF_SPOOL:-/var/spool/bailiff}
blog=https://blog.example
language=en

umask 027           # files of mode 0640: the group bailiff-drop reads them, nobody else
export LC_ALL=C     # lengths in bytes
fields='comment_author comment_author_email comment_author_url comment_content page'

# Prints a posted value, decoded, safe within HTML: only for giving the reader the text back.
shown() {
    printf '%s\n' "$form" | tr '&' '\n' | awk -v name="$1" '
        BEGIN {
            for (i = 9; i < 256; i++) byte[sprintf("%02X", i)] = sprintf("%c", i)
            byte["22"] = "&quot;"; byte["26"] = "&amp;"; byte["27"] = "&#39;"
            byte["3C"] = "&lt;"; byte["3E"] = "&gt;"
        }
        index($0, name "=") == 1 { value = substr($0, length(name) + 2) }
        END {
            gsub(/\+/, " ", value)
            n = split(value, part, "%")
            printf "%s", part[1]
            for (i = 2; i <= n; i++)
                printf "%s%s", byte[toupper(substr(part[i], 1, 2))], substr(part[i], 3)
        }'
}

# answer STATUS SENTENCE: the page that the reader sees. Ends the program.
answer() {
    printf 'Status: %s\r\nContent-Type: text/html; charset=utf-8\r\n' "$1"
    printf "Content-Security-Policy: default-src 'none'\\r\\nAllow: POST\\r\\n\\r\\n"
    printf '<!DOCTYPE html><html lang="en"><title>Your comment</title>\n<p>%s</p>\n' "$2"
    case $1 in
    4*|5*)
        printf '<form method="post">\n'
        for field in $fields; do
            [ "$field" = comment_content ] ||
                printf '<input type="hidden" name="%s" value="%s">\n' "$field" "$(shown "$field")"
        done
        # The newline after the tag is no part of the text: HTML drops it.
        printf '<textarea name="comment_content" rows="12" cols="60">\n'
        shown comment_content
        printf '</textarea>\n<p><button>Send again</button></p></form>\n' ;;
    *) printf '<p><a href="%s%s">Back to the page</a></p>\n' "$blog" "$page" ;;
    esac
    exit 0
}

# encoded NAME VALUE: a field of our own, every byte percent-encoded, 500 bytes at most.
encoded() {
    printf '&%s=' "$1"
    printf %s "$2" | head -c 500 | od -An -v -tx1 | tr ' ' % | tr -d '\n'
}

form='' page=''
[ "$REQUEST_METHOD" = POST ] || answer '405 Method Not Allowed' 'Comments are sent with POST.'
case $CONTENT_LENGTH in
''|*[!0-9]*|??????????*) answer '400 Bad Request' 'The form did not arrive whole.' ;;
esac
[ "$CONTENT_LENGTH" -le 240000 ] || answer '413 Content Too Large' \
    'The comment is too long. Your browser still has it: go back and shorten it.'
form=$(head -c "$CONTENT_LENGTH")
[ ${#form} -eq "$CONTENT_LENGTH" ] || {
    form=
    answer '400 Bad Request' 'The form did not arrive whole.'
}
# The bytes that a form consists of, on one line; anything else was not sent by a browser.
if [ "$(printf %s "$form" | wc -l)" -ne 0 ] || ! printf '%s\n' "$form" |
    grep -Eqx "([]A-Za-z0-9!#&'()*+,./:;=?@[_~-]|%[0-9A-Fa-f]{2})*"; then
    form=
    answer '400 Bad Request' 'This is not a form.'
fi

# Only the fields that a reader may fill in, each once (the last one counts): a posted `user_ip`,
# `blog` or `comment_id` would be a forgery. `page` is a path and becomes the permalink.
record=$(printf '%s\n' "$form" | tr '&' '\n' | awk -F= -v blog="$blog" '
    /^(comment_(author|author_email|author_url|content)|page)=/ {
        posted[$1] = substr($0, length($1) + 2)
    }
    END {
        printf "comment_type=comment&blog=%s", blog
        if (posted["page"] ~ /^(\/|%2[Ff])/) printf "&permalink=%s%s", blog, posted["page"]
        delete posted["page"]
        for (name in posted) if (posted[name] != "") printf "&%s=%s", name, posted[name]
    }')
case $record in
*"&permalink=$blog"*)
    page=${record#*"&permalink=$blog"}
    page=$(printf '%s\n' "${page%%&*}" | sed 's|%2[Ff]|/|g; s|+|%20|g') ;;
esac
case $record in
*'&comment_content='*) ;;
*) answer '400 Bad Request' 'The comment is empty.' ;;
esac
record=$record$(
    encoded user_ip "$REMOTE_ADDR"; encoded user_agent "$HTTP_USER_AGENT"
    encoded referrer "$HTTP_REFERER"; encoded blog_lang "$language"
    encoded comment_date_gmt "$(date -u +%Y-%m-%dT%H:%M:%SZ)"
)

# The drop. The name is unique, and hidden until all is on the disk; `set -C` makes `>` refuse a
# file that exists. The last line of the form ends with a newline: so bailiff knows it is whole.
name=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n').form
drop() {
    set -C
    exec 3>"$spool/new/.$name" && printf '%s\n' "$record" >&3 && sync /dev/fd/3 &&
        mv "$spool/new/.$name" "$spool/new/$name" && sync /dev/fd/3
}
# In a subshell: a redirection of exec that fails ends the shell.
(drop) 2>/dev/null || {
    rm -f "$spool/new/.$name" 2>/dev/null
    answer '503 Service Unavailable' 'Your comment could not be stored. Please send it again later.'
}

# bailiff names a comment by its file's name and bytes, so we know where its answer will be.
id=$(printf '%s\000%s\000%s\n' "$name" 0 "$record" | sha256sum | cut -c 1-32)
tries=20
while [ $((tries -= 1)) -ge 0 ]; do
    [ -e "$spool/out/$id.json" ] && answer '200 OK' 'Your comment was published. It appears shortly.'
    if [ -e "$spool/notice/$id.held.json" ]; then
        # The heaviest reason, which stands first, where it has no quotes or backslashes in it.
        why=$(sed -n 's/.*"says":\["\([^"\\]*\)"[],].*/\1/p' "$spool/notice/$id.held.json" |
            sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g')
        answer '202 Accepted' "Your comment is awaiting moderation. $why"
    fi
    sleep 0.1
done
answer '202 Accepted' 'Your comment was received and will be looked at.'
