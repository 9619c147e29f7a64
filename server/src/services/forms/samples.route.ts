import type { FastifyInstance } from "fastify";
import { type SampleForm, sampleForms } from "../../catalogue/index.js";
import { pictureOfSample, renderSample } from "../documents/index.js";

interface PrintedSample {
  form: SampleForm;
  pdf?: Buffer;
  picture?: string;
}

/** Printed once: they are the same for everybody. */
const samples = new Map<string, PrintedSample>([...sampleForms].map(([key, form]) => [key, { form }]));

/** Where the 样表 of a proof is fetched; null where it has none. */
export function sampleAddress(proofKey: string): string | null {
  return samples.has(proofKey) ? `/student/samples/${proofKey}` : null;
}

/** `GET /student/samples/<proof>`: an empty 样表 as PDF, for everybody; `…/pages`: as a picture. */
export function addSampleRoutes(app: FastifyInstance): void {
  app.get<{ Params: { key: string } }>("/student/samples/:key", (request, reply) => {
    const sample = samples.get(request.params.key);
    if (!sample) return reply.callNotFound();
    sample.pdf ??= renderSample(sample.form);
    const name = encodeURIComponent(`${sample.form.title}.pdf`);
    return reply
      .type("application/pdf")
      .header("content-disposition", `inline; filename*=UTF-8''${name}`)
      .header("cache-control", "public, max-age=3600")
      .send(sample.pdf);
  });
  app.get<{ Params: { key: string } }>("/student/samples/:key/pages", (request, reply) => {
    const sample = samples.get(request.params.key);
    if (!sample) return reply.callNotFound();
    sample.picture ??= pictureOfSample(sample.form);
    return reply
      .type("image/svg+xml")
      .header("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
      .header("cache-control", "public, max-age=3600")
      .send(sample.picture);
  });
}
