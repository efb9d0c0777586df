// Builds static/ from assets/. With --check it builds in memory and fails when the committed
// files differ, so that what councils install is what the source says.
import { readFileSync, mkdirSync, writeFileSync, existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const read = (...parts) => readFileSync(join(here, ...parts), "utf8");
const frontend = "node_modules/govuk-frontend";
const notice =
  "/*! Contains govuk-frontend 6.3.0, MIT licence, see govuk-frontend.LICENSE.txt */\n";

function styles() {
  const options = { style: "compressed", loadPaths: [join(here, "node_modules")], quietDeps: true };
  const css = sass.compile(join(here, "scss/getsafe.scss"), options).css;
  // The font belongs to GOV.UK domains and the crest to the Crown.
  const forbidden = /GDS Transport|@font-face|crest|crown|url\(/i.exec(css);
  if (forbidden) throw new Error(`The style sheet may not contain "${forbidden[0]}"`);
  return notice + css.replace(/^\uFEFF/, "") + "\n";
}

function script() {
  const upstream = read(frontend, "dist/govuk/govuk-frontend.min.js");
  const library = upstream.replace(/export\{[^}]*\};?\s*\/\/# sourceMappingURL=.*\s*$/, "");
  if (library === upstream) throw new Error("govuk-frontend no longer ends in one export list");
  return `${notice}${library}\n${read("js/autosave.js")}\n${read("js/start.js")}`;
}

const files = {
  "getsafe.css": styles(),
  "getsafe.js": script(),
  "enabled.js": read("js/enabled.js"),
  "favicon.svg": read("images/favicon.svg"),
  "govuk-frontend.LICENSE.txt": read("LICENSE.govuk-frontend.txt"),
};

const checking = process.argv.includes("--check");
const target = resolve(process.argv.at(-1));
const stale = [];
for (const [name, text] of Object.entries(files)) {
  const path = join(target, name);
  if (!checking) {
    mkdirSync(target, { recursive: true });
    writeFileSync(path, text);
  } else if (!existsSync(path) || readFileSync(path, "utf8") !== text) {
    stale.push(name);
  }
}
if (stale.length) {
  console.error(`Not built from their source: ${stale.join(", ")}. Run: make assets`);
  process.exit(1);
}
