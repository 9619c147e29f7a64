import { Field, ID, ObjectType, Resolver, Root, registerEnumType, Subscription } from "type-graphql";
import { type LiveHint, type LiveKindName, topicsOf } from "../live/live.js";
import type { Context } from "../platform/context.js";
import { Access, BeforeConfirmation, SIGNED_IN } from "../words/access.js";

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
export class LiveEvent {
  @Field(() => LiveKind)
  readonly kind!: LiveKindName;

  @Field(() => ID, { nullable: true })
  readonly recordId!: string | null;
}

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
