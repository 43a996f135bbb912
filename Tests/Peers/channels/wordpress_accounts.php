<?php
// Installs the site that wordpress.sh copied, makes its accounts and prints them as JSON.
[, $site, $base] = $argv;
$_SERVER['HTTP_HOST'] = parse_url($base, PHP_URL_HOST) . ':' . parse_url($base, PHP_URL_PORT);
define('WP_INSTALLING', true);
require "$site/wp-load.php";
require ABSPATH . 'wp-admin/includes/upgrade.php';
add_filter('pre_wp_mail', '__return_true');
if (!is_blog_installed()) {
    wp_install('Oranges', 'admin', 'admin@farm.test', true, '', 'orange-season');
}
update_option('permalink_structure', '/%postname%/');
global $wp_rewrite;
$wp_rewrite->init();
$wp_rewrite->flush_rules(false);
// Whoever comments is shown at once.
update_option('comment_moderation', 0);
update_option('comment_previously_approved', 0);
update_option('comment_max_links', 100);

function account(string $name, string $role): string
{
    $user = get_user_by('login', $name);
    $id = $user ? $user->ID : wp_insert_user(['user_login' => $name, 'user_pass' => wp_generate_password(), 'role' => $role,
        'user_email' => "$name@farm.test"]);
    [$password] = WP_Application_Passwords::create_new_application_password($id, ['name' => 'terrace-' . uniqid()]);
    return $password;
}

echo json_encode([
    'base_url' => $base,
    'user' => 'editor', 'password' => account('editor', 'editor'),
    'contributor' => 'contributor', 'contributor_password' => account('contributor', 'contributor'),
], JSON_UNESCAPED_SLASHES);
