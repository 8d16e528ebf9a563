/**
 * The operators' page as it is delivered: its frame and the field for the token. What is in it comes from
 * the interface, with that token.
 */
export const pageHtml = `<!doctype html>
<html lang="zh-CN" translate="no">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="google" content="notranslate">
<title>总部 · 柜台</title>
<link rel="icon" href="/page/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/page/style.css">
<script src="/page/script.js" defer></script>
</head>
<body>
<a class="skip" href="#content">跳到内容</a>
<header>
<p class="brand">总部</p>
<nav id="nav" aria-label="页面" hidden></nav>
<p id="who" hidden></p>
<button type="button" id="sign-out" hidden>退出</button>
</header>
<main id="content" tabindex="-1">
<noscript><p class="state">本页需要启用 JavaScript。</p></noscript>
<form id="sign-in" hidden>
<h1>总部操作员</h1>
<label for="token">操作令牌</label>
<input id="token" type="password" autocomplete="off" spellcheck="false" required aria-describedby="token-help token-error">
<p id="token-help">64 位,由 cli operator-token 发给本人,90 天有效。只保存在本窗口,关闭窗口即清除。</p>
<p id="token-error" class="error" role="alert"></p>
<button type="submit" class="main">进入</button>
</form>
<section id="view" aria-labelledby="view-title" hidden></section>
</main>
</body>
</html>
`;

/** The mark in the browser's tab. */
export const iconSvg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#1f4e8c"/><path d="M7 12h18v3H7zM9 17h3v7H9zM14.500 17h3v7h-3zM20 17h3v7h-3zM16 6l10 5H6z" fill="#fff"/></svg>`;
