import type { LightMyRequestResponse } from "fastify";
import { BeginUpload } from "../../stage/src/client/acts.js";
import type { Told as Fields, Answer as Told } from "../../stage/src/client/answer.js";
import type { BeginUploadMutation, UploadSeenFragment } from "../../stage/src/gql/graphql.js";
import { graphql } from "../../stage/src/gql/index.js";
import type { UploadPolicy } from "../src/services/uploads/index.js";
import { uploadsClosed } from "../src/services/uploads/index.js";
import type { Person, TestApp } from "./app.js";
import { newId } from "./factories.js";
import type { Present } from "./server.js";

/** The operations of uploads. */
export const UPLOADS = {
  begin: BeginUpload,
  remove: graphql(`
    mutation RemoveUpload($id: ID!) {
      removeUpload(id: $id) {
        __typename
        ... on UploadsChanged { uploads { ...UploadSeen } }
        ...RefusalFacts
      }
    }
  `),
  order: graphql(`
    mutation OrderUploads($recordId: ID!, $purpose: String!, $ids: [ID!]!) {
      orderUploads(recordId: $recordId, purpose: $purpose, ids: $ids) {
        __typename
        ... on UploadsChanged { uploads { ...UploadSeen } }
        ...RefusalFacts
      }
    }
  `),
  list: graphql(`
    query RecordUploads($recordId: ID!) {
      recordUploads(recordId: $recordId) { ...UploadSeen }
    }
  `),
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
): Promise<Present<Told<BeginUploadMutation>>> {
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

/** What the PUT answered, as JSON, with its status. */
export interface UploadAnswer {
  id: string;
  status: number;
  alreadyDone: boolean;
  upload: Present<Fields<UploadSeenFragment>>;
  code: string;
  message: string;
}

/** Begins and sends: the answer of the PUT with its status. */
export async function upload(
  on: TestApp,
  person: Person,
  recordId: string,
  bytes: Buffer,
  wish: UploadWish = {},
): Promise<UploadAnswer> {
  const slot = await beginUpload(on, person, recordId, wish);
  if (!slot.putUrl) throw new Error(`No slot: ${JSON.stringify(slot)}`);
  const response = await putBytes(on, person, slot.putUrl, bytes);
  return { id: slot.upload.id, status: response.statusCode, ...response.json() };
}
