// Plugin of the graduates' app: index.html names what the entry will fetch in steps, so that all of it is under way at once.
import type { HtmlTagDescriptor, Plugin, Rolldown } from "vite";

/** `steps`: names of the chunks, in the order in which they run. */
export function firstLoads(steps: readonly string[]): Plugin {
  let base = "/";
  return {
    name: "first-loads",
    apply: "build",
    configResolved(config) {
      base = config.base;
    },
    transformIndexHtml: {
      order: "post",
      handler(_html, { bundle }) {
        const chunks = steps.map((name) => chunkOf(bundle ?? {}, name));
        const sheets = chunks.flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])]);
        return [
          ...sheets.map((file) => tag({ rel: "preload", as: "style", href: base + file })),
          ...chunks.map(({ fileName }) => tag({ rel: "modulepreload", href: base + fileName })),
        ];
      },
    },
  };
}

function chunkOf(bundle: Rolldown.OutputBundle, name: string): Rolldown.OutputChunk {
  const found = Object.values(bundle).find((file) => file.type === "chunk" && file.name === name);
  if (found?.type !== "chunk") throw new Error(`No chunk is called ${name}`);
  return found;
}

/** After what the first question brings: that is little, and the first paint needs none of these. */
function tag(attrs: HtmlTagDescriptor["attrs"]): HtmlTagDescriptor {
  return { tag: "link", attrs: { crossorigin: true, fetchpriority: "low", ...attrs }, injectTo: "head" };
}
