import type { FormKind } from "./form-kinds.js";
import { ProofPlace } from "./proof-place.js";
import type { ProofGroup, useProofs } from "./use-proofs.js";
import "./fill.css";
import "../form/form.css";

interface ProofGroupsProps {
  kind: FormKind;
  recordId: string;
  proofs: ReturnType<typeof useProofs>;
  made: boolean;
  onMake: () => Promise<boolean>;
}

/** What has to be uploaded, in the groups of the catalogue: all of one, one of another. */
export function ProofGroups({ kind, recordId, proofs, made, onMake }: ProofGroupsProps) {
  return proofs.groups.map((group) => {
    const title = titleOf(group);
    const ofGroup = proofs.problemOf(group.key);
    const alone = group.proofs.length === 1;
    const problem = alone ? undefined : ofGroup;
    return (
      <section key={group.key} aria-label={title} className={problem ? "entry-wrong" : undefined}>
        {title && <h2 className="section-title">{title}</h2>}
        {problem && (
          <p className="entry-problem proof-group-problem" role="alert">
            {problem}
          </p>
        )}
        {group.proofs.map((proof) => (
          <ProofPlace
            key={proof.key}
            recordId={recordId}
            purpose={kind.purposeOf(proof.key)}
            proof={proof}
            problem={proofs.problemOf(proof.key) ?? (alone ? ofGroup : undefined)}
            made={made}
            onMake={onMake}
            onChange={proofs.onChange}
          />
        ))}
      </section>
    );
  });
}

/** One proof alone says itself what it is. */
function titleOf({ rule, proofs }: ProofGroup): string | undefined {
  if (rule === "OPTIONAL") return "证明材料（选填）";
  if (proofs.length === 1) return undefined;
  return rule === "ONE" ? "证明材料（以下至少上传一项）" : "证明材料（以下均须上传）";
}
