import { type ActorRole, type Flow, type FlowRow, REMOVED, type Subject, targetsOf } from "./flow.js";

const PARTIES: Readonly<Record<ActorRole, string>> = {
  GRADUATE: "毕业生",
  EMPLOYER: "用人单位",
  DEPARTMENT: "院系",
  SCHOOL: "高校",
  PROVINCE: "省级",
  MINISTRY: "部级",
  OPERATOR: "客服",
  SYSTEM: "系统",
};

/** A flow as a page of docs/flows: its states and a diagram of them, then every row with who and under which conditions. */
export function printFlow<State extends string, Act extends string, S extends Subject, Input>(
  flow: Flow<State, Act, S, Input>,
): string {
  return [
    `# ${flow.name}`,
    "Printed from the flow's table by `npm run docs`; a test fails when it is stale.",
    ["```mermaid", "stateDiagram-v2", ...diagram(flow), "```"].join("\n"),
    "## States",
    table(
      ["state", "label", "waits for", "holds the graduate (F-01)", "ends at the closing (F-90a)"],
      stateRows(flow),
    ),
    "## What can happen",
    table(["act", "step", "from", "to", "by", "if"], actRows(flow)),
  ]
    .join("\n\n")
    .concat("\n");
}

function diagram<State extends string, Act extends string, S extends Subject, Input>(
  flow: Flow<State, Act, S, Input>,
): string[] {
  const states = Object.keys(flow.states) as State[];
  const ends = states.filter((state) => !flow.rows.some((row) => leadsOn(row, state)));
  return [
    ...states.map((state) => `  ${state} : ${flow.states[state].label}`),
    ...flow.starts.flatMap((start) => targetsOf(start).map((to) => `  [*] --> ${to} : ${start.title}`)),
    ...flow.rows.flatMap((row) =>
      row.from.flatMap((from) => placesOf(row).map((to) => `  ${from} --> ${to} : ${row.title}`)),
    ),
    ...ends.map((state) => `  ${state} --> [*]`),
  ];
}

/** The states a row leads to; a removal ends the diagram there. */
function placesOf<State extends string, Act extends string, S extends Subject, Input>(
  row: FlowRow<State, Act, S, Input>,
): readonly string[] {
  return row.to === REMOVED ? ["[*]"] : targetsOf(row);
}

function leadsOn<State extends string, Act extends string, S extends Subject, Input>(
  row: FlowRow<State, Act, S, Input>,
  state: State,
): boolean {
  return row.from.includes(state) && targetsOf(row).some((to) => to !== state);
}

function stateRows<State extends string, Act extends string, S extends Subject, Input>(
  flow: Flow<State, Act, S, Input>,
): string[][] {
  return (Object.keys(flow.states) as State[]).map((state) => {
    const { label, waitsFor, holds, closes } = flow.states[state];
    return [
      state,
      label,
      waitsFor ? PARTIES[waitsFor] : "",
      holds ? "●" : "",
      closes === "WITH_COHORT" ? "●" : "",
    ];
  });
}

function actRows<State extends string, Act extends string, S extends Subject, Input>(
  flow: Flow<State, Act, S, Input>,
): string[][] {
  return [
    ...flow.starts.map((start) => actRow(start, [], [])),
    ...flow.rows.map((row) => actRow(row, row.from, row.verdict ? ["所见即最新一次提交"] : [])),
  ];
}

/** A row or a start, as a line of the table. */
function actRow<State extends string>(
  row: Pick<FlowRow<State, string, never, never>, "act" | "title" | "to" | "by" | "guards">,
  from: readonly State[],
  conditions: readonly string[],
): string[] {
  return [
    row.act,
    row.title,
    from.join(", "),
    row.to === REMOVED ? "（删除）" : targetsOf(row).join(" / "),
    row.by.name,
    [...conditions, ...row.guards.map(({ name }) => name)].join("；"),
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), `|${"---|".repeat(head.length)}`, ...rows.map(line)].join("\n");
}
