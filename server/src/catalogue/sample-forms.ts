import { z } from "zod";
import written from "./sample-forms.json" with { type: "json" };

/** A 样表 to be printed and filled in by hand. The official sheets are not in our sources: these are ours (I). */
const sampleShape = z.strictObject({
  title: z.string(),
  sections: z.array(
    z.strictObject({
      title: z.string(),
      fields: z.array(z.string()),
      /** Those of the fields that take a whole line. */
      wide: z.array(z.string()),
      /** What stands in a field before it is filled in, such as boxes to tick. */
      filled: z.record(z.string(), z.string()).default({}),
    }),
  ),
  signatures: z.array(z.strictObject({ title: z.string(), text: z.string(), sign: z.string() })),
  note: z.string(),
});
export type SampleForm = Readonly<z.infer<typeof sampleShape>>;

/** By the key of the proof that asks for the sheet. */
export const sampleForms: ReadonlyMap<string, SampleForm> = new Map(
  Object.entries(z.record(z.string(), sampleShape).parse(written)),
);
