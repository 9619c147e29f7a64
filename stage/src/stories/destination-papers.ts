import type { HttpLine } from "../client/http-line.js";
import { type FilledDestination, filledDestination } from "../people/fill-destination.js";
import type { Done, Graduate, Outcome } from "../people/index.js";
import { puts } from "./in-force.js";
import type { Papers } from "./own-journey.js";
import { DESTINATION } from "./states.js";

/** A type of the catalogue with everything it asks for; submissions differ by their pictures. */
export function destinationPapers(
  graduate: Graduate<HttpLine>,
  named: string,
  typeCode: string,
  subType: string | null = null,
): Papers {
  const filled = () => filledDestination(graduate, typeCode, subType);
  return {
    kind: "DESTINATION",
    states: DESTINATION,
    word: "去向登记",
    named,
    saves: async (id) => await graduate.savesDestination(id, (await filled()).form),
    submits: async (id, version) => await handsIn(graduate, id, await filled(), version),
  };
}

/** Lays every proof beside the draft and submits it (F-60). */
export async function handsIn(
  graduate: Graduate<HttpLine>,
  id: string,
  { form, proofs }: FilledDestination,
  version = 1,
): Promise<Outcome<Done>> {
  const uploadIds: string[] = [];
  for (const proof of proofs) {
    uploadIds.push(await puts(graduate, id, proof, version));
  }
  return await graduate.submitsDestination(id, { ...form, uploadIds });
}
