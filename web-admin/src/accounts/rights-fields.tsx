import { Form, Select } from "antd";
import type { LevelScope, ModuleRight, StaffRole } from "../gql/graphql.js";
import { levelScopeLabels, rightLabels, type Viewer } from "../session/viewer.js";
import "./accounts.css";

/** Rights and scope as the forms of this page hold them; paths are those of the server's input. */
export interface RightsValues {
  rights: { employment: ModuleRight; archive: ModuleRight; household: ModuleRight };
  levelScope: LevelScope;
}

/** P-02 */
export const defaultRights: RightsValues = {
  rights: { employment: "READ_WRITE", archive: "NONE", household: "NONE" },
  levelScope: "ALL",
};

const modules = [
  ["employment", "employmentRight", "基本信息和就业信息"],
  ["archive", "archiveRight", "档案信息"],
  ["household", "householdRight", "户口信息"],
] as const;

const rightsUpwards: ModuleRight[] = ["NONE", "READ_ONLY", "READ_WRITE"];

interface RightsFieldsProps {
  viewer: Viewer;
  role: StaffRole | undefined;
  /** What the account has already: it may stay, also where it is above the viewer's own. */
  present?: RightsValues;
}

/** A right per module and, for school accounts, the level looked after; never above the viewer's own (P-01). */
export function RightsFields({ viewer, role, present }: RightsFieldsProps) {
  return (
    <>
      <div className="rights-grid">
        {modules.map(([module, ownRight, label]) => {
          const highest = Math.max(
            rightsUpwards.indexOf(viewer[ownRight]),
            rightsUpwards.indexOf(present?.rights[module] ?? "NONE"),
          );
          return (
            <Form.Item
              key={module}
              name={["rights", module]}
              label={label}
              extra={highest < 2 ? `不高于您自己的「${rightLabels[viewer[ownRight]]}」` : undefined}
            >
              <Select
                options={rightsUpwards.map((right, height) => ({
                  value: right,
                  label: rightLabels[right],
                  disabled: height > highest,
                }))}
              />
            </Form.Item>
          );
        })}
      </div>
      <Form.Item
        name="levelScope"
        label="管理学历层次"
        hidden={role !== "SCHOOL"}
        extra={viewer.levelScope === "ALL" ? undefined : "不能超出您自己的管理范围"}
      >
        <Select
          options={(["ALL", "UNDERGRADUATE", "POSTGRADUATE"] as const).map((scope) => ({
            value: scope,
            label: levelScopeLabels[scope],
            disabled: viewer.levelScope !== "ALL" && scope !== viewer.levelScope,
          }))}
        />
      </Form.Item>
    </>
  );
}

/** Where a form of this page has the field of a path: `rights.employment` → `["rights", "employment"]`. */
export function nameOfPath(path: string): string[] {
  return path.split(".");
}
