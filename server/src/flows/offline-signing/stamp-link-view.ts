import type { Seen } from "../../records/index.js";
import type { StampLink } from "../agreements/index.js";
import type { OfflineSubject } from "./offline.effects.js";
import { outcomeOfLink } from "./stamp-link.js";

/** The link that stands, as its graduate sees it; theirs alone (F-32): for others it would be asked about for nothing. */
export async function stampLinkOf({
  platform,
  em,
  viewer,
  subject: { link },
}: Seen<OfflineSubject>): Promise<StampLink | null> {
  if (!link || viewer.role !== "GRADUATE") return null;
  const { mobileMask, sentAt, expiresAt } = link;
  const { delivery, problem } = await outcomeOfLink(em, link);
  return {
    mobileMasked: mobileMask,
    sentAt,
    expiresAt,
    expired: platform.clock.now() >= expiresAt,
    delivery,
    deliveryProblem: problem,
  };
}
