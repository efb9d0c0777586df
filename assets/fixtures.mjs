// Writes the component examples that govuk-frontend ships as one compact file for the tests.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const folder = new URL("node_modules/govuk-frontend/dist/govuk/components/", import.meta.url);
const all = [];
for (const name of readdirSync(folder, { withFileTypes: true })) {
  if (!name.isDirectory()) continue;
  const { component, fixtures } = JSON.parse(
    readFileSync(new URL(`${name.name}/fixtures.json`, folder), "utf8"),
  );
  for (const { name: example, options, html } of fixtures)
    all.push({ component, example, options, html });
}
const packed = gzipSync(JSON.stringify(all), { level: 9 });
writeFileSync(new URL("../tests/data/govuk-fixtures.json.gz", import.meta.url), packed);
console.log(`${all.length} examples, ${packed.length} bytes`);
