import type { EntityManager } from "@mikro-orm/postgresql";
import type { Sealed } from "../../database/sealed.js";
import { type AppName, isStaff, type Viewer } from "../../parties/identity/index.js";
import type { Platform } from "../../platform/platform.js";
import { readForm, readSubmissions, type Seen, waitsFor } from "../../records/index.js";
import {
  holderOf,
  type UploadView,
  uploadsByIds,
  uploadsInForm,
  uploadViews,
} from "../../services/uploads/index.js";
import { DestinationChange } from "./destination.entity.js";
import { type DestinationSubject, standing } from "./destination.subject.js";
import { type DestinationChangeView, type DestinationForm, DestinationView } from "./destination.types.js";
import {
  type CompleteDestination,
  changesBetween,
  type DestinationContent,
  factsOf,
  labelOf,
  maskedValues,
  type Reader,
} from "./destination-content.js";

/** What the page of a destination shows beside what every record shows. */
export async function destinationView(seen: Seen<DestinationSubject>): Promise<DestinationView> {
  const { platform, em, viewer, subject, base } = seen;
  const reader: Reader = isStaff(viewer) ? "STAFF" : "PARTY";
  const content = standing(platform, subject);
  const values = content && (reader === "STAFF" ? maskedValues(content.values) : content.values);
  return Object.assign(new DestinationView(), base, {
    typeCode: content?.typeCode ?? null,
    subType: content?.subType ?? null,
    typeLabel: content && labelOf(content),
    sections: content ? factsOf(content, reader) : [],
    values: Object.entries(values ?? {}).map(([key, value]) => ({ key, value })),
    proofs: await proofsOf(seen),
    changes: await changesOf(platform, em, subject.record.id, reader),
    form: await formOf(seen),
  });
}

/** What the graduate is editing is theirs alone, and only while it is theirs to submit. */
function isEditing({ viewer, subject }: Seen<DestinationSubject>): boolean {
  const { kind, status } = subject.record;
  return viewer.role === "GRADUATE" && waitsFor(kind, status) === "GRADUATE";
}

async function formOf(seen: Seen<DestinationSubject>): Promise<DestinationForm | null> {
  if (!isEditing(seen)) return null;
  const { platform, em, subject } = seen;
  const saved = await readForm(platform, em, subject.record.id);
  if (!saved) return null;
  const { typeCode, subType, values } = saved.content as DestinationContent;
  const uploads = await uploadsInForm(platform.pool, subject.record.id, "GRADUATE");
  return {
    typeCode,
    subType,
    fields: Object.entries(values).map(([key, value]) => ({ key, value })),
    uploadIds: uploads.map(({ id }) => id),
    version: saved.version,
  };
}

async function proofsOf(seen: Seen<DestinationSubject>): Promise<UploadView[]> {
  const { platform, em, viewer, subject } = seen;
  const { id } = subject.record;
  if (isEditing(seen)) {
    const inForm = await uploadsInForm(platform.pool, id, "GRADUATE");
    return uploadViews(platform, holderOf(viewer, appOf(viewer)), inForm);
  }
  const [last] = await readSubmissions(platform, em, id, 1);
  const submitted = await uploadsByIds(platform.pool, last?.uploadIds ?? []);
  return uploadViews(platform, holderOf(viewer, appOf(viewer)), submitted);
}

function appOf(viewer: Viewer): AppName {
  if (viewer.role === "GRADUATE") return "student";
  return viewer.role === "EMPLOYER" ? "employer" : "admin";
}

async function changesOf(
  platform: Platform,
  em: EntityManager,
  recordId: string,
  reader: Reader,
): Promise<DestinationChangeView[]> {
  const rows = await em.find(DestinationChange, { record: recordId }, { orderBy: { at: "asc", id: "asc" } });
  const open = (place: "before" | "after", sealed: Sealed) =>
    JSON.parse(platform.keys.open(`destination_change.${place}_sealed`, sealed)) as CompleteDestination;
  return rows.map((row) => ({
    at: row.at,
    submission: row.submission,
    actorRole: row.actorRole,
    organisation: row.organisation,
    changes: changesBetween(open("before", row.beforeSealed), open("after", row.afterSealed), reader),
  }));
}
