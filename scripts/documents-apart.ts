// Plugin of the apps' builds: takes each document of a generated src/gql/graphql.ts from a module of its own, so that a page
// brings the documents it sends and the first screen none of the others. The printed text of one is there under
// `graphql.ts?question=<Name>`, as the client will send it, for what is asked before the client is loaded.
import { readFileSync } from "node:fs";
import { addTypenameToDocument } from "@apollo/client/utilities";
import { type DocumentNode, print } from "graphql";
import type { Plugin } from "vite";

const GENERATED = /[\\/]src[\\/]gql[\\/]graphql\.ts$/;
const IMPORT = /import \{([^}]*)\} from "([^"?]*\/gql\/graphql\.js)";/g;
/** One a line, as the client preset writes them. */
const DOCUMENT = /^export const (\w+) = (\{"kind":"Document".*\}) as unknown as DocumentNode<.*$/gm;

export function documentsApart(): Plugin {
  return {
    name: "documents-apart",
    enforce: "pre",
    async resolveId(source, importer) {
      const [path, query] = source.split("?");
      if (!path || !query || !/^(document|question)=\w+$/.test(query)) return null;
      const file = await this.resolve(path, importer, { skipSelf: true });
      // No query of a real file's name: what follows is made here, not read.
      return file && `${file.id}?${query}&apart.js`;
    },
    load(id) {
      const [, file, kind, name] = /^(.*)\?(document|question)=(\w+)&apart\.js$/.exec(id) ?? [];
      if (!file || !name) return null;
      this.addWatchFile(file);
      const document = documentsOf(readFileSync(file, "utf8")).get(name);
      if (!document) return this.error(`${file} has no ${name}`);
      if (kind === "document") return `export const ${name} = ${document};`;
      const asked = addTypenameToDocument(JSON.parse(document) as DocumentNode);
      return `export default ${JSON.stringify(print(asked))};`;
    },
    transform(code, id) {
      if (GENERATED.test(id) || !code.includes("/gql/graphql.js")) return null;
      return { code: code.replace(IMPORT, (_, names, path) => importsOf(names, path)), map: null };
    },
  };
}

function documentsOf(code: string): ReadonlyMap<string, string> {
  return new Map([...code.matchAll(DOCUMENT)].map(([, name, document]) => [name ?? "", document ?? ""]));
}

/** Of each document from its own module; of what else there is, types mostly, from where it was. */
function importsOf(names: string, path: string): string {
  const all = names
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  const isDocument = (name: string) => /^\w+(?:Document|FragmentDoc)$/.test(name);
  const rest = all.filter((name) => !isDocument(name));
  return [
    ...all.filter(isDocument).map((name) => `import { ${name} } from "${path}?document=${name}";`),
    `import { ${rest.join(", ")} } from "${path}";`,
  ].join(" ");
}
