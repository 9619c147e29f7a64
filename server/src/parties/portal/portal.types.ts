import { createUnionType, ObjectType, registerEnumType } from "type-graphql";
import { Access } from "../../words/access.js";
import { fields, instant, text, whole, word } from "../../words/fields.js";
import { InvalidInput, NotAllowed } from "../../words/refusals.js";

export const PortalTextKind = {
  SPONSOR: "SPONSOR",
  FILING: "FILING",
  NOTICE: "NOTICE",
  PRIVACY: "PRIVACY",
  ACCESSIBILITY: "ACCESSIBILITY",
} as const;
export type PortalTextKind = keyof typeof PortalTextKind;
registerEnumType(PortalTextKind, {
  name: "PortalTextKind",
  description: "主办单位, 备案号, 通知公告, 个人信息保护说明, 无障碍说明.",
});

@Access("ANONYMOUS")
@ObjectType("PortalText", {
  description: "What the platform says of itself, by version; none is ever changed.",
})
export class PortalText extends fields({
  kind: word<PortalTextKind>(PortalTextKind),
  version: whole,
  body: text.saying("Empty: it is not shown any more."),
  publishedAt: instant.orNull.saying("Null for what came with the platform."),
}) {}

export const PublishPortalTextResult = createUnionType({
  name: "PublishPortalTextResult",
  types: () => [PortalText, InvalidInput, NotAllowed] as const,
});
