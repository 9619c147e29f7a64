import { writeFileSync } from "node:fs";
import { SAMPLE_ROSTER, sampleRoster } from "./country/sample-roster.js";

// As a command: `node stage/dist/print-samples.js`, after a change of the country.
writeFileSync(new URL(`../../${SAMPLE_ROSTER}`, import.meta.url), sampleRoster());
process.stdout.write(`${SAMPLE_ROSTER}\n`);
