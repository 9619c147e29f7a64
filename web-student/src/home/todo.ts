import { fillAddress, ownFormOf } from "../fill/own-forms.js";
import type { RecordCardFieldsFragment } from "../gql/graphql.js";

export type RecordCardValue = RecordCardFieldsFragment;

/** What a graduate has to do with a record, and where it is done. */
export interface ToDo {
  readonly record: RecordCardValue;
  readonly text: string;
  readonly to: string;
}

/** In the order of what must be done: what came back first, because time has gone into it already. */
const ORDER: readonly { is: (record: RecordCardValue) => boolean; text: string }[] = [
  { is: ({ status }) => status.endsWith("RETURNED"), text: "去修改" },
  { is: ({ status }) => status === "AWAITING_STAMP", text: "去回传协议书" },
  { is: ({ status }) => status.endsWith("WITHDRAWN"), text: "修改后重新提交" },
  { is: (record) => record.answerable && endsAgreement(record), text: "去回应" },
  { is: ({ answerable }) => answerable, text: "查看邀请并回应" },
];

/** The end of an agreement, asked for by either side. */
export function endsAgreement({ kind }: Pick<RecordCardValue, "kind">): boolean {
  return kind.endsWith("_TERMINATION");
}

/** A draft is nothing that has happened: it is no history. */
export function isDraft({ status }: RecordCardValue): boolean {
  return status === "DRAFT";
}

/** What waits for the graduate; of one kind in the order of the server, nearest deadline first. */
export function toDosOf(records: readonly RecordCardValue[]): ToDo[] {
  const open = records.filter(({ waitsForMe, answerable }) => waitsForMe || answerable);
  return ORDER.flatMap(({ text }, place) =>
    open
      .filter((record) => ORDER.findIndex((one) => one.is(record)) === place)
      .map((record) => ({ record, text, to: addressOf(record) })),
  );
}

function addressOf({ id, kind, status, answerable }: RecordCardValue): string {
  if (status === "AWAITING_STAMP") return `/records/${id}/stamp`;
  const form = ownFormOf(kind);
  return form && !answerable && status !== "SIGNING_WITHDRAWN" ? fillAddress(form, id) : `/records/${id}`;
}
