import { Button } from "antd";
import { useState } from "react";
import { ChangeableDestinationFragmentDoc, type DestinationChangeInput } from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";
import type { VerdictOutcome } from "../verdict/use-verdict.js";
import { ChangeDialog } from "./change-dialog.js";

interface ChangeActProps {
  destination: FragmentType<typeof ChangeableDestinationFragmentDoc>;
  /** 培养方式 and 学历层次: which types there are (F-64). */
  codes: { trainingModeCode: string; educationLevelCode: string | null };
  disabled: boolean;
  busy: boolean;
  /** Ten seconds to undo it (F-18). */
  held: boolean;
  approve(changes: DestinationChangeInput): Promise<VerdictOutcome>;
}

/** 修改去向 beside the verdicts: an approval of the destination as the reviewer has changed it (F-62). */
export function ChangeAct({ destination, codes, disabled, ...approval }: ChangeActProps) {
  const { typeCode, subType, values, about } = readFragment(ChangeableDestinationFragmentDoc, destination);
  const [changing, setChanging] = useState(false);
  return (
    <>
      <Button block disabled={disabled} onClick={() => setChanging(true)}>
        修改去向
      </Button>
      {changing && (
        <ChangeDialog
          of={{ cohort: about.cohort, ...codes }}
          standing={{
            ...(typeCode && { typeCode }),
            ...(subType && { subType }),
            fields: Object.fromEntries(values.map(({ key, value }) => [key, value ?? undefined])),
          }}
          {...approval}
          onClose={() => setChanging(false)}
        />
      )}
    </>
  );
}
