// npm run bench -- <name> [--json] [--<option> <value>]. Figures go to stdout, everything said on the way to stderr.
import { benchActs } from "./acts.mjs";
import { benchCountry } from "./country/country.mjs";
import { benchDocuments } from "./documents.mjs";
import { benchExport } from "./export.mjs";
import { benchFirstScreen } from "./first-screen.mjs";
import { benchReviewQueue } from "./review-queue.mjs";
import { benchReviewer } from "./reviewer.mjs";
import { benchRoster } from "./roster.mjs";
import { benchUploads } from "./uploads.mjs";
import { benchWorstUploads } from "./worst-uploads.mjs";

const BENCHES = {
  acts: benchActs,
  country: benchCountry,
  documents: benchDocuments,
  export: benchExport,
  "first-screen": benchFirstScreen,
  "review-queue": benchReviewQueue,
  reviewer: benchReviewer,
  roster: benchRoster,
  uploads: benchUploads,
  "worst-uploads": benchWorstUploads,
};

/** What a bench takes beside `--json`, each with a value. */
const OPTIONS = {
  country: ["scale", "data", "rounds", "only"],
};

const [name, ...words] = process.argv.slice(2);
const bench = BENCHES[name ?? ""];
const options = bench ? optionsOf(words, OPTIONS[name] ?? []) : null;
if (!options) {
  console.error(`用法 Usage: npm run bench -- ${Object.keys(BENCHES).join(" | ")} [--json]`);
  for (const [each, known] of Object.entries(OPTIONS))
    console.error(`  ${each} ${known.map((option) => `[--${option} …]`).join(" ")}`);
  process.exit(2);
}
await bench(options);

/** The options said; null where one is unknown or has no value. */
function optionsOf(words, known) {
  const found = { json: false };
  for (let place = 0; place < words.length; place += 1) {
    if (words[place] === "--json") found.json = true;
    else {
      const option = known.find((each) => words[place] === `--${each}`);
      if (!option || words[place + 1] === undefined) return null;
      place += 1;
      found[option] = words[place];
    }
  }
  return found;
}
