import { Said } from "../office/said.js";
import { Facts } from "../ui/facts.js";
import { Failure } from "../ui/failure.js";
import { LoadingCards } from "../ui/loading-cards.js";
import type { useMyProfile } from "./use-my-profile.js";

/** The graduate's data in the groups and the order of the form. */
export function ProfileGroups({ profile, failure, reload }: ReturnType<typeof useMyProfile>) {
  if (failure) return <Failure error={failure} onRetry={reload} />;
  if (!profile) return <LoadingCards cards={4} />;
  return profile.groups.map(({ title, fields }) => <Facts key={title} title={title} facts={fields} />);
}

/** Who corrects what (F-93). */
export function CorrectionHint() {
  return (
    <p className="hint">
      <Said text="以上信息如有错误，请联系学校就业部门更正；手机号码和邮箱由本人在「更换手机号码或邮箱」中更换。" />
    </p>
  );
}
