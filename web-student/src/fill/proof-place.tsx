import { ChooseFiles } from "@gd/web-kit";
import { useCallback, useState } from "react";
import { Uploader } from "../ui/uploader.js";
import "./fill.css";
import "../form/form.css";
import "../ui/uploader.css";

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
  proof: { key: string; label: string; help?: string | null };
  problem?: string;
  /** The server knows the record, so that files can be added to it. */
  made: boolean;
  /** Makes it; false when that did not succeed. */
  onMake: () => Promise<boolean>;
  onChange: (key: string, files: ProofFiles) => void;
}

/** The place for the files of one proof. */
export function ProofPlace({ recordId, purpose, proof, problem, made, onMake, onChange }: ProofPlaceProps) {
  const { key, label, help } = proof;
  const [making, setMaking] = useState(false);
  const changed = useCallback(
    (ids: string[], busy: boolean) => onChange(key, { ids, busy }),
    [key, onChange],
  );
  const [chosen, setChosen] = useState<readonly File[]>([]);
  const makeFor = async (files: readonly File[]) => {
    setChosen(files);
    setMaking(true);
    await onMake();
    setMaking(false);
  };
  return (
    <div className={problem ? "proof entry-wrong" : "proof"}>
      {made ? (
        <Uploader
          recordId={recordId}
          purpose={purpose}
          title={label}
          hint={help ?? undefined}
          onChange={changed}
          chosen={chosen}
        />
      ) : (
        <section className="card uploader">
          <h2 className="card-title">{label}</h2>
          {help && <p className="faint proof-help">{help}</p>}
          {/* The first press opens the camera: the record is made with what was taken. */}
          <ChooseFiles
            disabled={making}
            onChoose={(files) => void makeFor(files)}
            className="uploader-choose"
            camera="link-button"
            album="link-button link-button-primary"
          />
        </section>
      )}
      {problem && (
        <p className="entry-problem proof-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
