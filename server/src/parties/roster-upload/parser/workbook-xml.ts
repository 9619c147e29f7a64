import type { Readable } from "node:stream";
import { SaxesParser } from "saxes";
import { damaged, type WorkbookArchive } from "./workbook-archive.js";

/** Texts of a stream, whole characters; @throws RefusedFile when the archive breaks off. */
export async function* chunksOf(stream: Readable): AsyncGenerator<string> {
  stream.setEncoding("utf8");
  try {
    for await (const chunk of stream) yield chunk as string;
  } catch {
    throw damaged();
  }
}

export interface Tag {
  name: string;
  attributes: Record<string, string>;
}

/** Names without their prefix: some programs write `x:row`. */
export function local(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** A parser that tells of tags and texts; @throws RefusedFile where the XML is broken, or declares anything. */
export function parserOf(on: {
  open?(tag: Tag): void;
  text?(text: string): void;
  close?(name: string): void;
}) {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on("error", () => {
    throw damaged();
  });
  parser.on("doctype", () => {
    throw damaged();
  });
  if (on.open)
    parser.on("opentag", (tag) => on.open?.({ name: local(tag.name), attributes: tag.attributes }));
  if (on.text) parser.on("text", (text) => on.text?.(text));
  if (on.close) parser.on("closetag", (tag) => on.close?.(local(tag.name)));
  return parser;
}

/** The opening tags of a small part. */
export async function tagsOf(archive: WorkbookArchive, path: string): Promise<Tag[]> {
  const tags: Tag[] = [];
  const parser = parserOf({ open: (tag) => tags.push(tag) });
  for await (const chunk of chunksOf(await archive.open(path))) parser.write(chunk);
  parser.close();
  return tags;
}
