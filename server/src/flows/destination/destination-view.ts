import { type AnyRecordSubject, readForm, type Seen, waitsFor } from "../../records/index.js";
import { uploadsInForm } from "../../services/uploads/index.js";
import { type DestinationSubject, standing } from "./destination.subject.js";
import { type DestinationForm, DestinationView } from "./destination.types.js";
import { type DestinationContent, factsOf, labelOf, maskedValues, readerOf } from "./destination-content.js";

/** What the page of a destination shows beside what every record shows. */
export async function destinationView(seen: Seen<DestinationSubject>): Promise<DestinationView> {
  const { platform, viewer, subject, base } = seen;
  const reader = readerOf(viewer);
  const content = standing(platform, subject);
  const values = content && (reader === "STAFF" ? maskedValues(content.values) : content.values);
  return Object.assign(new DestinationView(), base, {
    typeCode: content?.typeCode ?? null,
    subType: content?.subType ?? null,
    typeLabel: content && labelOf(content),
    sections: content ? factsOf(content, reader) : [],
    values: Object.entries(values ?? {}).map(([key, value]) => ({ key, value })),
    form: await formOf(seen),
  });
}

/** A form is edited by its graduate alone, and only in states where the graduate may submit it. */
export function isEditing({ viewer, subject }: Pick<Seen<AnyRecordSubject>, "viewer" | "subject">): boolean {
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
