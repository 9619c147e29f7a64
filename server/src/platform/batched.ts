import DataLoader from "dataloader";
import type { Context } from "./context.js";

/** Reads what belongs to each of the ids, in one statement; `none` is the value of an id without any. */
type ReadMany<Value> = (context: Context, ids: readonly string[]) => Promise<ReadonlyMap<string, Value>>;

/**
 * A nested value of the graph, read only where a document asks for it, and for all its parents in an answer at once:
 * one batch a request and tick. Nothing is kept beyond the batch, because a later act of the request may change it.
 */
export function batched<Value>(
  readMany: ReadMany<Value>,
  none: Value,
): (context: Context, id: string) => Promise<Value> {
  const ofRequest = new WeakMap<Context, DataLoader<string, Value>>();
  return async (context, id) => {
    const loader = ofRequest.get(context) ?? loaderFor(context);
    ofRequest.set(context, loader);
    return await loader.load(id);
  };

  function loaderFor(context: Context): DataLoader<string, Value> {
    return new DataLoader(
      async (ids) => {
        const found = await readMany(context, ids);
        return ids.map((id) => found.get(id) ?? none);
      },
      { cache: false },
    );
  }
}
