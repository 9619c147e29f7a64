import type { HttpLine } from "../client/http-line.js";
import { expectEqual } from "../client/surprise.js";
import { type FilledDestination, filledDestination } from "../people/fill-destination.js";
import type { Graduate, Outcome } from "../people/index.js";
import { pageOfWriting } from "../people/pictures.js";
import type { Papers } from "./own-journey.js";

/** A type of the catalogue with everything it asks for; submissions differ by their pictures. */
export function destinationPapers(
  graduate: Graduate<HttpLine>,
  named: string,
  typeCode: string,
  subType: string | null = null,
): Papers {
  const filled = () => filledDestination(graduate, typeCode, subType);
  return {
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
): Promise<Outcome> {
  const uploadIds: string[] = [];
  for (const proof of proofs) {
    const laid = await graduate.uploads(id, proof, await pageOfWriting(version));
    expectEqual(`上传证明材料 a proof uploaded ${laid.message ?? ""}`, laid.status, 200);
    uploadIds.push(laid.id);
  }
  return await graduate.submitsDestination(id, { ...form, uploadIds });
}
