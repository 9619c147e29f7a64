import { useCallback } from "react";
import { Link } from "react-router";
import { inWeChat } from "../app/in-wechat.js";
import { Uploader } from "../ui/uploader.js";
import "./fill.css";
import "../form/form.css";

/** What stands in one place for files. */
export interface ProofFiles {
  readonly ids: readonly string[];
  /** Others are still on their way. */
  readonly busy: boolean;
}

interface ProofPlaceProps {
  recordId: string;
  /** What its files are at the server. */
  purpose: string;
  proof: { key: string; label: string; help?: string | null; sampleUrl?: string | null };
  problem?: string;
  /** The server knows the record, so that files can be added to it. */
  made: boolean;
  /** Makes it; false when that did not succeed. */
  onMake: () => Promise<boolean>;
  onChange: (key: string, files: ProofFiles) => void;
}

/** The place for the files of one proof. */
export function ProofPlace({ recordId, purpose, proof, problem, made, onMake, onChange }: ProofPlaceProps) {
  const { key, label, help, sampleUrl } = proof;
  const changed = useCallback(
    (ids: string[], busy: boolean) => onChange(key, { ids, busy }),
    [key, onChange],
  );
  return (
    <div className={problem ? "proof entry-wrong" : "proof"}>
      <Uploader
        recordId={recordId}
        purpose={purpose}
        title={label}
        hint={
          (help || sampleUrl) && (
            <>
              {help} {sampleUrl && <Sample proofKey={key} url={sampleUrl} />}
            </>
          )
        }
        onChange={changed}
        {...(!made && { onMake })}
      />
      {problem && (
        <p className="entry-problem proof-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

/** The empty sheet, to be printed and filled in. */
function Sample({ proofKey, url }: { proofKey: string; url: string }) {
  return (
    <span className="proof-sample">
      {inWeChat ? (
        <Link to={`/sample/${proofKey}`}>查看样表</Link>
      ) : (
        <a href={url} target="_blank" rel="noreferrer">
          下载样表
        </a>
      )}
    </span>
  );
}
