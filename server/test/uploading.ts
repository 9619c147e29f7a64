import type { LightMyRequestResponse } from "fastify";
import type { UploadPolicy } from "../src/services/uploads/index.js";
import { uploadsClosed } from "../src/services/uploads/index.js";
import type { Answer, Person, TestApp } from "./app.js";
import { newId } from "./factories.js";

const UPLOAD = `id purpose purposeLabel fileName position state kind bytes width height warnings { code message }
  url thumbnailUrl originalUrl`;
const REFUSED = "... on Refusal { __typename code message } ... on LimitReached { limit }";

/** The operations of uploads. */
export const UPLOADS = {
  begin: `mutation ($input: BeginUploadInput!) { beginUpload(input: $input) {
    ... on UploadSlot { __typename putUrl expiresAt alreadyDone upload { ${UPLOAD} } } ${REFUSED} } }`,
  remove: `mutation ($id: ID!) { removeUpload(id: $id) {
    ... on UploadsChanged { __typename uploads { ${UPLOAD} } } ${REFUSED} } }`,
  order: `mutation ($recordId: ID!, $purpose: String!, $ids: [ID!]!) {
    orderUploads(recordId: $recordId, purpose: $purpose, ids: $ids) {
      ... on UploadsChanged { __typename uploads { ${UPLOAD} } } ${REFUSED} } }`,
  list: `query ($recordId: ID!) { recordUploads(recordId: $recordId) { ${UPLOAD} } }`,
} as const;

/**
 * Stands for the module that owns a kind of record: graduate and employer upload to an invitation, the graduate alone to
 * one that was accepted, nobody to anything else.
 */
export const invitationPolicy: UploadPolicy = ({ record, uploader, purpose, of }) => {
  const parties = { INVITED: ["GRADUATE", "EMPLOYER"], SCHOOL_REVIEW: ["GRADUATE"] }[record.status] ?? [];
  return parties.includes(uploader.role) && of === uploader.role && purpose.startsWith("AGREEMENT_SCAN")
    ? null
    : uploadsClosed();
};

export interface UploadWish {
  id?: string;
  purpose?: string;
  fileName?: string;
  bytes?: number;
}

export async function beginUpload(
  on: TestApp,
  person: Person,
  recordId: string,
  wish: UploadWish = {},
): Promise<Answer> {
  const { id = newId(), purpose = "AGREEMENT_SCAN", fileName = "协议书第1页.jpg", bytes = 1000 } = wish;
  return await on.ask(person, UPLOADS.begin, { input: { id, recordId, purpose, fileName, bytes } });
}

/** Sends bytes to an address that was given, as this person's browser would. */
export async function putBytes(
  on: TestApp,
  person: Person,
  address: string,
  bytes: Buffer,
  headers: Record<string, string | undefined> = {},
): Promise<LightMyRequestResponse> {
  const sent: Record<string, string | undefined> = {
    ...(person && { cookie: await on.cookieOf(person) }),
    "apollo-require-preflight": "1",
    "content-type": "application/octet-stream",
    ...headers,
  };
  return await on.app.inject({
    method: "PUT",
    url: address,
    headers: Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined)),
    payload: bytes,
  });
}

/** Begins and sends: the answer of the PUT with its status. */
export async function upload(
  on: TestApp,
  person: Person,
  recordId: string,
  bytes: Buffer,
  wish: UploadWish = {},
): Promise<{ id: string; status: number } & Answer> {
  const slot = await beginUpload(on, person, recordId, wish);
  if (!slot.putUrl) throw new Error(`No slot: ${JSON.stringify(slot)}`);
  const response = await putBytes(on, person, slot.putUrl, bytes);
  return { id: slot.upload.id, status: response.statusCode, ...response.json() };
}
