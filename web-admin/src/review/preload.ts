import type { ApolloClient } from "@apollo/client";
import {
  EndedAgreementDocument,
  OrganisationPageDocument,
  ReviewPageDocument,
  UploadFieldsFragmentDoc,
  UploadsSectionFragmentDoc,
} from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";
import type { Queue } from "../menu/queues.js";

/** The first picture large, and so many of the strip: what the page shows at once. */
const STRIP = 8;

/**
 * Reads a record's page into the cache and its pictures into the browser's; answers whether a verdict can be given on it.
 * Only what the page shows by itself: nothing whose sight is in the audit log.
 */
export async function preload(client: ApolloClient, queue: Queue, recordId: string): Promise<boolean> {
  const asked = { variables: { recordId }, fetchPolicy: "network-only" } as const;
  const { data } = await (queue.ofOrganisations
    ? client.query({ query: OrganisationPageDocument, ...asked })
    : client.query({ query: ReviewPageDocument, ...asked }));
  const page = data?.reviewPage;
  if (!page) return false;
  loadPictures(page);
  if (page.record.__typename === "Termination") await loadAgreement(client, page.record);
  return page.record.availableActions.some(({ act }) => act === "APPROVE");
}

function loadPictures(page: FragmentType<typeof UploadsSectionFragmentDoc>): void {
  const { uploads } = readFragment(UploadsSectionFragmentDoc, page);
  const shown = readFragment(UploadFieldsFragmentDoc, uploads);
  const [first] = shown;
  const strip = shown.length > 1 ? shown.slice(0, STRIP).map(({ thumbnailUrl }) => thumbnailUrl) : [];
  for (const url of [first?.kind === "PDF" ? null : first?.url, ...strip]) if (url) new Image().src = url;
}

async function loadAgreement(client: ApolloClient, termination: object): Promise<void> {
  if (!("agreementId" in termination)) return;
  const id = String(termination.agreementId);
  await client.query({ query: EndedAgreementDocument, variables: { id }, fetchPolicy: "network-only" });
}
