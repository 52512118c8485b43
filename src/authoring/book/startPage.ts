import type { Language } from "../../display/language.ts";
import { SITE_TEXTS } from "./messages.ts";

/**
 * The page at the book's root: it leads on to the reader's language, the browser's first one that the book has.
 *
 * @param first the first page of each language
 */
export function startPage(first: Readonly<Record<Language, string>>): string {
  const links = (["ko", "en"] as const).map((language) => {
    const { name, title } = SITE_TEXTS[language];
    return `<li lang="${language}"><a href="${language}/${first[language]}.html" hreflang="${language}">${name}</a>: ${title}</li>`;
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>convolab</title>
<style>body { font: 1.1rem/1.6 Pretendard, system-ui, sans-serif; margin: 3rem auto; max-width: 40rem; padding: 0 1rem }</style>
<script>
const wanted = navigator.languages.map((each) => each.slice(0, 2)).find((each) => each === "ko" || each === "en");
if (wanted !== undefined) location.replace(wanted === "ko" ? "ko/${first.ko}.html" : "en/${first.en}.html");
</script>
</head>
<body>
<main>
<h1>convolab</h1>
<ul>
${links.join("\n")}
</ul>
</main>
</body>
</html>
`;
}

/** A page that leads to another in the same folder, also without scripts. */
export function forwardingPage(language: Language, target: string): string {
  const { title } = SITE_TEXTS[language];
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta http-equiv="refresh" content="0; url=${target}.html">
</head>
<body>
<p><a href="${target}.html">${title}</a></p>
</body>
</html>
`;
}
