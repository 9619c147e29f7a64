import { useApolloClient } from "@apollo/client/react";
import { refusalOf } from "@gd/web-kit";
import { Alert, App, Button, Descriptions } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useAct } from "../app/use-act.js";
import { graphql } from "../gql/index.js";
import type { GraduateHit } from "./add-student-dialog.js";

const AddFavouriteDocument = graphql(`
  mutation AddFavourite($token: String!) {
    addFavourite(token: $token) {
      ... on Favourite {
        id
        name
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

interface GraduateHitCardProps {
  hit: GraduateHit;
  searchAgain: () => void;
  close: () => void;
}

/** The graduate found, to be checked before 「加入收藏夹」, with the official warning. */
export function GraduateHitCard({ hit, searchAgain, close }: GraduateHitCardProps) {
  const client = useApolloClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [add, running] = useAct(AddFavouriteDocument);
  const [problem, setProblem] = useState<string | null>(null);

  const submit = async (): Promise<void> => {
    setProblem(null);
    const answer = await add({ token: hit.token });
    if (!answer) return;
    const refusal = refusalOf(answer.addFavourite);
    if (refusal) return setProblem(refusal.message);
    void message.success(`已将${hit.name}加入收藏夹`);
    close();
    client.refetchQueries({ include: "active" }).catch(() => undefined); // each query shows its own failure
  };

  return (
    <>
      <p className="dialog-intro">
        {hit.favouriteId ? (
          "该学生已在收藏夹中，可直接发起签约邀请。"
        ) : (
          <>
            以下是根据您输入的信息找到的学生，请核对。若学生信息无误，您可点击“加入收藏夹”按钮，并关闭本弹窗对该学生发起签约邀请函，
            <strong>加入收藏夹后信息不可变更</strong>，请确认无误后再加入。
          </>
        )}
      </p>
      {problem && <Alert type="error" showIcon title={problem} className="dialog-problem" role="alert" />}
      <Descriptions
        bordered
        size="small"
        column={1}
        styles={{ label: { width: 120 } }}
        items={[
          { key: "name", label: "学生姓名", children: hit.name },
          {
            key: "idNumber",
            label: "身份证号",
            children: <span className="digits">{hit.idNumberMasked}</span>,
          },
          { key: "school", label: "毕业院校", children: hit.schoolName },
          { key: "level", label: "学历层次", children: hit.educationLevelLabel },
          { key: "major", label: "专业", children: hit.majorName },
          { key: "cohort", label: "毕业年份", children: `${hit.cohort} 届` },
        ]}
      />
      <div className="dialog-buttons">
        <Button onClick={searchAgain}>重新搜索</Button>
        {hit.favouriteId ? (
          <Button
            type="primary"
            onClick={() => void navigate(`/invitations/new?favourite=${hit.favouriteId}`)}
          >
            发起签约
          </Button>
        ) : (
          <Button type="primary" autoFocus loading={running} onClick={() => void submit()}>
            加入收藏夹
          </Button>
        )}
      </div>
    </>
  );
}
