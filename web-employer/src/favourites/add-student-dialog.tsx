import { Dialog } from "@gd/web-kit/desk";
import { useState } from "react";
import { FindGraduateForm, type GraduateHit } from "./find-graduate-form.js";
import { GraduateHitCard } from "./graduate-hit-card.js";

/** 添加学生: exact search, the hit to be checked, then into the favourites (F-20). */
export function AddStudentDialog({ close }: { close: () => void }) {
  const [hit, setHit] = useState<GraduateHit | null>(null);
  return (
    <Dialog open title="添加学生" footer={null} width={560} onCancel={close} mask={{ closable: false }}>
      {/* The form stays mounted under the hit: 重新查询 finds what was typed. */}
      <div hidden={hit !== null}>
        <FindGraduateForm found={setHit} close={close} />
      </div>
      {hit && <GraduateHitCard hit={hit} searchAgain={() => setHit(null)} close={close} />}
    </Dialog>
  );
}
