/**
 * Unpacks npm's Chromium. A program of its own, because the package unpacks into its process's temporary folder:
 * `TMPDIR=folder node unpackChromium.ts`.
 */
import chromium from "@sparticuz/chromium";

await chromium.executablePath();
