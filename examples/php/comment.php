<?php // SPDX-License-Identifier: MIT
// Takes a posted comment and hands it to bailiff. PHP 8.1 or newer; bailiff.php lies beside it.
declare(strict_types=1);
require __DIR__ . '/bailiff.php';

$spool = getenv('BAILIFF_SPOOL') ?: '/var/spool/bailiff';
$blog = 'https://blog.example';
$language = 'en';

// Only the fields that a reader may fill in: a posted `user_ip`, `blog` or `comment_id` would be a
// forgery. `page` is a path and becomes the permalink.
$posted = posted_whole(['comment_author', 'comment_author_email', 'comment_author_url', 'comment_content', 'page']);
$page = str_starts_with($posted['page'], '/') ? $posted['page'] : '';
unset($posted['page']);

$id = drop($spool, $posted + [
    'comment_type' => 'comment',
    'blog' => $blog,
    'permalink' => $page === '' ? '' : $blog . $page,
    'comment_date_gmt' => gmdate('Y-m-d\TH:i:s\Z'),
    'user_ip' => $_SERVER['REMOTE_ADDR'] ?? '',
    'user_agent' => substr($_SERVER['HTTP_USER_AGENT'] ?? '', 0, 500),
    'referrer' => substr($_SERVER['HTTP_REFERER'] ?? '', 0, 500),
    'blog_lang' => $language,
]);
[$status, $sentence] = match (($news = await($spool, $id))['state']) {
    'released' => [200, 'Your comment was published. It appears shortly.'],
    // The heaviest reason stands first; all of them would be a lesson for spammers.
    'held' => [202, 'Your comment is awaiting moderation. ' . ($news['says'][0] ?? '')],
    default => [202, 'Your comment was received and will be looked at.'],
};
page($status, $sentence, '<p><a href="' . shown($blog . $page) . "\">Back to the page</a></p>\n");
