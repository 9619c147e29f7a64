import { registerEnumType } from "type-graphql";
import { destinationForms } from "../../catalogue/index.js";
import { raw, type Sql, sql } from "../../database/sql.js";

/** 去向状态: how far a graduate's destination has come, by the one record that holds the graduate (F-01). */
export const DestinationStanding = {
  NONE: "NONE",
  IN_PROGRESS: "IN_PROGRESS",
  UNEMPLOYED: "UNEMPLOYED",
  SETTLED: "SETTLED",
} as const;
export type DestinationStanding = keyof typeof DestinationStanding;
registerEnumType(DestinationStanding, {
  name: "DestinationStanding",
  description: "去向状态, by the record that holds the graduate (F-01). Graduates off the roster have none.",
  valuesConfig: {
    NONE: { description: "未登记去向: nothing holds the graduate" },
    IN_PROGRESS: { description: "办理中: a record is under way" },
    UNEMPLOYED: { description: "未就业: 待就业, 不就业拟升学 or 其他暂不就业 is registered (D-03)" },
    SETTLED: { description: "已落实: an agreement is signed, or a destination of another group registered" },
  },
});

export const STANDINGS = Object.keys(DestinationStanding) as DestinationStanding[];

export const STANDING_LABELS: Readonly<Record<DestinationStanding, string>> = {
  NONE: "未登记去向",
  IN_PROGRESS: "办理中",
  UNEMPLOYED: "未就业",
  SETTLED: "已落实",
};

/** Codes of the house's own data: columns are read without parameters. */
const UNEMPLOYED_TYPES = raw(
  destinationForms
    .filter(({ group, typeCode }) => group === "UNEMPLOYED" && /^\d+$/.test(typeCode))
    .map(({ typeCode }) => `'${typeCode}'`)
    .join(", "),
);

/** Joins to `graduate g` what holds the graduate, `r`, with its destination, `x`. */
export const HOLDING_JOINS: Sql = sql`left join record r on r.graduate_id = g.id and r.holds
    left join destination x on x.record_id = r.id`;

/** Over {@link HOLDING_JOINS}; null for who is off the roster. */
export const STANDING: Sql = sql`case when g.frozen_at is not null or g.transferred_at is not null then null
      when r.id is null then 'NONE' when r.waits_for is not null then 'IN_PROGRESS'
      when x.type_code in (${UNEMPLOYED_TYPES}) then 'UNEMPLOYED' else 'SETTLED' end`;
