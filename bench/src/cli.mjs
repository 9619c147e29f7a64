// npm run bench -- <name> [--json]. Figures go to stdout, everything said on the way to stderr.
import { benchActs } from "./acts.mjs";
import { benchDocuments } from "./documents.mjs";
import { benchFirstScreen } from "./first-screen.mjs";
import { benchReviewQueue } from "./review-queue.mjs";
import { benchRoster } from "./roster.mjs";
import { benchUploads } from "./uploads.mjs";
import { benchWorstUploads } from "./worst-uploads.mjs";

const BENCHES = {
  acts: benchActs,
  documents: benchDocuments,
  "first-screen": benchFirstScreen,
  "review-queue": benchReviewQueue,
  roster: benchRoster,
  uploads: benchUploads,
  "worst-uploads": benchWorstUploads,
};

const [name, ...options] = process.argv.slice(2);
const bench = BENCHES[name ?? ""];
if (!bench || options.some((option) => option !== "--json")) {
  console.error(`用法 Usage: npm run bench -- ${Object.keys(BENCHES).join(" | ")} [--json]`);
  process.exit(2);
}
await bench({ json: options.includes("--json") });
