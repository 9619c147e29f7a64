import { posix } from "node:path";
import { RefusedFile } from "./protocol.js";
import { damaged, type WorkbookArchive } from "./workbook-archive.js";
import { local, type Tag, tagsOf } from "./workbook-xml.js";

/** Where in a workbook what a roster needs is. */
export interface WorkbookParts {
  sheet: string;
  /** Null where every text stands in its cell. */
  sharedTexts: string | null;
}

/** Finds the parts by their relationships: programs name the parts themselves as they like. */
export async function partsOf(
  archive: WorkbookArchive,
  note: (text: string) => void,
): Promise<WorkbookParts> {
  const workbook = (await relatedTo(archive, "", "officeDocument")) ?? "xl/workbook.xml";
  const visible = await visibleSheet(archive, workbook, note);
  const id = Object.entries(visible.attributes).find(
    ([key]) => local(key) === "id" && key.includes(":"),
  )?.[1];
  const relations = await relationsOf(archive, workbook);
  const sheet = relations.find(({ attributes }) => attributes.Id === id);
  if (!sheet) throw damaged();
  return {
    sheet: targetOf(workbook, sheet),
    sharedTexts:
      (await relatedTo(archive, workbook, "sharedStrings")) ??
      (archive.has("xl/sharedStrings.xml") ? "xl/sharedStrings.xml" : null),
  };
}

async function visibleSheet(
  archive: WorkbookArchive,
  workbook: string,
  note: (text: string) => void,
): Promise<Tag> {
  const sheets = (await tagsOf(archive, workbook)).filter((tag) => tag.name === "sheet");
  const visible = sheets.find(({ attributes }) => (attributes.state ?? "visible") === "visible");
  if (!visible) throw new RefusedFile("工作簿中没有可见的工作表");
  const name = visible.attributes.name ?? "";
  const skipped = sheets.slice(0, sheets.indexOf(visible)).map(({ attributes }) => attributes.name ?? "");
  if (skipped.length > 0) {
    note(`工作表「${skipped.join("、")}」已隐藏，未读取；读取的是第一个可见的工作表「${name}」`);
  } else if (sheets.length > 1) note(`文件有多个工作表，读取的是第一个可见的工作表「${name}」`);
  return visible;
}

/** The part that another is related to by a type, such as `…/relationships/sharedStrings`; the package's own has no name. */
async function relatedTo(archive: WorkbookArchive, part: string, type: string): Promise<string | null> {
  const relation = (await relationsOf(archive, part)).find(({ attributes }) =>
    attributes.Type?.toLowerCase().endsWith(`/${type.toLowerCase()}`),
  );
  if (!relation) return null;
  const target = targetOf(part, relation);
  return archive.has(target) ? target : null;
}

async function relationsOf(archive: WorkbookArchive, part: string): Promise<Tag[]> {
  const path = posix.join(posix.dirname(part), "_rels", `${posix.basename(part)}.rels`);
  if (!archive.has(path)) return [];
  return (await tagsOf(archive, path)).filter(({ name }) => name === "Relationship");
}

function targetOf(part: string, { attributes: { Target: target } }: Tag): string {
  if (!target) throw damaged();
  return target.startsWith("/") ? target.slice(1) : posix.join(posix.dirname(part), target);
}
