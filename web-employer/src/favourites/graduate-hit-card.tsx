import { useAct } from "@gd/web-kit";
import { Alert, Button } from "antd";
import { useNavigate } from "react-router";
import { AddFavouriteDocument } from "../gql/graphql.js";
import { GraduateFacts } from "../parts/graduate-facts.js";
import type { GraduateHit } from "./find-graduate-form.js";

interface GraduateHitCardProps {
  hit: GraduateHit;
  searchAgain: () => void;
  close: () => void;
}

/** The graduate found, to be checked before 「加入收藏夹」, with the official warning. */
export function GraduateHitCard({ hit, searchAgain, close }: GraduateHitCardProps) {
  const navigate = useNavigate();
  const add = useAct(AddFavouriteDocument, {
    done: `已将${hit.name}加入收藏夹`,
    after: close,
    refetch: "screen",
    refusal: "here",
  });

  return (
    <>
      <p className="dialog-intro">
        {hit.favouriteId ? (
          "该学生已在收藏夹中，可直接发起签约邀请。"
        ) : (
          <>
            以下是根据您输入的信息找到的学生，请核对。若学生信息无误，您可点击「加入收藏夹」按钮，并关闭本弹窗对该学生发起签约邀请函，
            <strong>加入收藏夹后信息不可变更</strong>，请确认无误后再加入。
          </>
        )}
      </p>
      {add.message && (
        <Alert type="error" showIcon title={add.message} className="dialog-problem" role="alert" />
      )}
      <GraduateFacts
        graduate={hit}
        idNumberLabel="证件号码"
        bordered
        size="small"
        column={1}
        styles={{ label: { width: 120 } }}
      />
      <div className="dialog-buttons">
        <Button onClick={searchAgain}>重新查询</Button>
        {hit.favouriteId ? (
          <Button
            type="primary"
            onClick={() => void navigate(`/invitations/new?favourite=${hit.favouriteId}`)}
          >
            发起签约
          </Button>
        ) : (
          <Button
            type="primary"
            autoFocus
            loading={add.running}
            onClick={() => void add.send({ token: hit.token })}
          >
            加入收藏夹
          </Button>
        )}
      </div>
    </>
  );
}
