<?php // SPDX-License-Identifier: MIT
// What a handler needs to hand a comment to bailiff and to tell its reader what became of it.
// Whatever goes wrong, the reader gets the own text back in the form: nothing is lost in silence.
declare(strict_types=1);

/** Any text, safe within HTML. */
function shown(string $text): string
{
    return htmlspecialchars($text, ENT_QUOTES | ENT_SUBSTITUTE | ENT_HTML5, 'UTF-8');
}

/** A posted text, as it was sent; an array (`field[]=`) counts as nothing. */
function posted(string $field): string
{
    return is_string($_POST[$field] ?? null) ? $_POST[$field] : '';
}

/** The posted fields of these names, of a form that arrived whole and says something. */
function posted_whole(array $fields): array
{
    if ($_SERVER['REQUEST_METHOD'] !== 'POST') {
        refuse(405, 'Comments are sent with POST.');
    }
    // A connection that broke must not become half a comment.
    if (strlen(file_get_contents('php://input')) !== (int) ($_SERVER['CONTENT_LENGTH'] ?? -1)) {
        $_POST = [];
        refuse(400, 'The form did not arrive whole.');
    }
    if (posted('comment_content') === '') {
        refuse(400, 'The comment is empty.');
    }
    return array_combine($fields, array_map(posted(...), $fields));
}

/** Drops a comment, durably, and gives its id; what is empty counts as not given. */
function drop(string $spool, array $comment): string
{
    $flags = JSON_INVALID_UTF8_SUBSTITUTE | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR;
    $bytes = json_encode(array_filter($comment, fn (string $value) => $value !== ''), $flags) . "\n";
    if (strlen($bytes) > 250_000) {
        refuse(413, 'The comment is too long. Please shorten it.');
    }
    $name = bin2hex(random_bytes(16)) . '.json';
    if (!stored("$spool/new", $name, $bytes)) {
        refuse(503, 'Your comment could not be stored. Please send it again later.');
    }
    // bailiff names a comment by its file's name and bytes, so we know where its answer will be.
    return substr(hash('sha256', "$name\0" . "0\0$bytes"), 0, 32);
}

/** Writes under a hidden name, flushes, renames, and flushes the rename; false if any step fails. */
function stored(string $folder, string $name, string $bytes): bool
{
    umask(0027); // mode 0640: the group bailiff-drop reads it, nobody else
    $file = @fopen("$folder/.$name", 'x'); // x: a file that exists is never touched
    if ($file === false) {
        return false;
    }
    $stored = @fwrite($file, $bytes) === strlen($bytes) && fsync($file)
        && @rename("$folder/.$name", "$folder/$name") && fsync($file);
    if (!$stored) {
        @unlink("$folder/.$name");
    }
    return $stored;
}

/** Waits for the verdict, two seconds at most: its state (empty where there is none) and reasons. */
function await(string $spool, string $id): array
{
    for ($try = 0; $try < 20; $try++, usleep(100_000)) {
        clearstatcache();
        if (file_exists("$spool/out/$id.json")) {
            return ['state' => 'released', 'says' => []];
        }
        $notice = @file_get_contents("$spool/notice/$id.held.json");
        if ($notice !== false) {
            return ['state' => 'held', 'says' => json_decode($notice, true)['says'] ?? []];
        }
    }
    return ['state' => '', 'says' => []];
}

/** The page that the reader sees. */
function page(int $status, string $sentence, string $more): never
{
    http_response_code($status);
    header('Content-Type: text/html; charset=utf-8');
    header("Content-Security-Policy: default-src 'none'");
    header('Allow: POST');
    exit("<!DOCTYPE html><html lang=\"en\"><title>Your comment</title>\n<p>" . shown($sentence) . "</p>\n" . $more);
}

/** The page after a failure: the form with the reader's own text. */
function refuse(int $status, string $sentence): never
{
    $form = "<form method=\"post\">\n";
    foreach (['comment_author', 'comment_author_email', 'comment_author_url', 'page'] as $field) {
        $form .= "<input type=\"hidden\" name=\"$field\" value=\"" . shown(posted($field)) . "\">\n";
    }
    // The newline after the tag is no part of the text: HTML drops it.
    $form .= "<textarea name=\"comment_content\" rows=\"12\" cols=\"60\">\n" . shown(posted('comment_content'))
        . "</textarea>\n<p><button>Send again</button></p></form>\n";
    page($status, $sentence, $form);
}
