<?php // SPDX-License-Identifier: MIT
// Takes a posted comment and drops it into bailiff's spool. PHP 8.1 or newer, no framework.
declare(strict_types=1);

$spool = getenv('BAILIFF_SPOOL') ?: '/var/spool/bailiff';
$blog = 'https://blog.example';
$language = 'en';

/** A posted text, as it was sent; an array (`field[]=`) counts as nothing. */
function posted(string $field): string
{
    return is_string($_POST[$field] ?? null) ? $_POST[$field] : '';
}

/** Any text, safe within HTML. */
function shown(string $text): string
{
    return htmlspecialchars($text, ENT_QUOTES | ENT_SUBSTITUTE | ENT_HTML5, 'UTF-8');
}

/** The page that the reader sees. After a failure it holds the form with the reader's own text. */
function answer(int $status, string $sentence): never
{
    http_response_code($status);
    header('Content-Type: text/html; charset=utf-8');
    header("Content-Security-Policy: default-src 'none'");
    header('Allow: POST');
    echo "<!DOCTYPE html><html lang=\"en\"><title>Your comment</title>\n<p>", shown($sentence), "</p>\n";
    if ($status < 400) {
        $page = str_starts_with(posted('page'), '/') ? posted('page') : '';
        exit('<p><a href="' . shown($GLOBALS['blog'] . $page) . "\">Back to the page</a></p>\n");
    }
    echo "<form method=\"post\">\n";
    foreach (['comment_author', 'comment_author_email', 'comment_author_url', 'page'] as $field) {
        echo "<input type=\"hidden\" name=\"$field\" value=\"", shown(posted($field)), "\">\n";
    }
    // The newline after the tag is no part of the text: HTML drops it.
    echo "<textarea name=\"comment_content\" rows=\"12\" cols=\"60\">\n", shown(posted('comment_content')),
        "</textarea>\n<p><button>Send again</button></p></form>\n";
    exit;
}

/** Writes under a hidden name, flushes, renames, and flushes the rename; false if any step fails. */
function drop(string $folder, string $name, string $bytes): bool
{
    umask(0027); // mode 0640: the group bailiff-drop reads it, nobody else
    $file = @fopen("$folder/.$name", 'x'); // x: a file that exists is never touched
    if ($file === false) {
        return false;
    }
    $dropped = @fwrite($file, $bytes) === strlen($bytes) && fsync($file)
        && @rename("$folder/.$name", "$folder/$name") && fsync($file);
    if (!$dropped) {
        @unlink("$folder/.$name");
    }
    return $dropped;
}

if ($_SERVER['REQUEST_METHOD'] !== 'POST') {
    answer(405, 'Comments are sent with POST.');
}
// A connection that broke must not become half a comment.
if (strlen(file_get_contents('php://input')) !== (int) ($_SERVER['CONTENT_LENGTH'] ?? -1)) {
    $_POST = [];
    answer(400, 'The form did not arrive whole.');
}
if (posted('comment_content') === '') {
    answer(400, 'The comment is empty.');
}

// Only the fields that a reader may fill in: a posted `user_ip`, `blog` or `comment_id` would be a
// forgery. `page` is a path and becomes the permalink. Empty is the same as not given.
$comment = array_filter([
    'comment_type' => 'comment',
    'blog' => $blog,
    'permalink' => str_starts_with(posted('page'), '/') ? $blog . posted('page') : '',
    'comment_author' => posted('comment_author'),
    'comment_author_email' => posted('comment_author_email'),
    'comment_author_url' => posted('comment_author_url'),
    'comment_content' => posted('comment_content'),
    'comment_date_gmt' => gmdate('Y-m-d\TH:i:s\Z'),
    'user_ip' => $_SERVER['REMOTE_ADDR'] ?? '',
    'user_agent' => substr($_SERVER['HTTP_USER_AGENT'] ?? '', 0, 500),
    'referrer' => substr($_SERVER['HTTP_REFERER'] ?? '', 0, 500),
    'blog_lang' => $language,
], fn (string $value) => $value !== '');
$flags = JSON_INVALID_UTF8_SUBSTITUTE | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR;
$bytes = json_encode($comment, $flags) . "\n";
if (strlen($bytes) > 250_000) {
    answer(413, 'The comment is too long. Please shorten it.');
}
$name = bin2hex(random_bytes(16)) . '.json';
if (!drop("$spool/new", $name, $bytes)) {
    answer(503, 'Your comment could not be stored. Please send it again later.');
}

// bailiff names a comment by its file's name and bytes, so we know where its answer will be.
$id = substr(hash('sha256', "$name\0" . "0\0$bytes"), 0, 32);
for ($try = 0; $try < 20; $try++, usleep(100_000)) {
    clearstatcache();
    if (file_exists("$spool/out/$id.json")) {
        answer(200, 'Your comment was published. It appears shortly.');
    }
    $notice = @file_get_contents("$spool/notice/$id.held.json");
    if ($notice !== false) {
        $reasons = json_decode($notice, true)['says'] ?? [];
        answer(202, 'Your comment is awaiting moderation. ' . implode(' ', $reasons));
    }
}
answer(202, 'Your comment was received and will be looked at.');
