import { ObjectType, Resolver, Root, registerEnumType, Subscription } from "type-graphql";
import { type LiveHint, type LiveKindName, topicsOf } from "../live/live.js";
import type { Context } from "../platform/context.js";
import { Access, BeforeConfirmation, SIGNED_IN } from "../words/access.js";
import { fields, id, word } from "../words/fields.js";

const LiveKind: Record<LiveKindName, LiveKindName> = {
  HELLO: "HELLO",
  QUEUE: "QUEUE",
  RECORD: "RECORD",
  MESSAGE: "MESSAGE",
  SESSION: "SESSION",
};
registerEnumType(LiveKind, {
  name: "LiveKind",
  description: "A hint to read again, never a value (design: Live). HELLO comes first on every connection.",
});

@Access(SIGNED_IN)
@ObjectType("LiveEvent")
export class LiveEvent extends fields({
  kind: word<LiveKindName>(LiveKind),
  recordId: id.orNull,
}) {}

@Resolver()
export class LiveResolver {
  @Access(SIGNED_IN)
  @BeforeConfirmation()
  @Subscription(() => LiveEvent, {
    description: "Everything that concerns the signed-in viewer; the audience is decided by the server.",
    subscribe: ({ context }: { context: Context }) =>
      context.platform.live.subscribe(topicsOf(context.viewer)),
  })
  live(@Root() hint: LiveHint): LiveEvent {
    return hint;
  }
}
