import { EyeOutlined } from "@ant-design/icons";
import { Dialog } from "@gd/web-kit/desk";
import { Alert, Button, Spin } from "antd";
import { useEffect, useState } from "react";
import type { InvitationTermsInput } from "../gql/graphql.js";

interface PreviewButtonProps {
  favouriteId: string;
  /** What is filled in; null while the form says what is missing. */
  termsOf: () => Promise<InvitationTermsInput | null>;
}

/** 预览就业协议书: the agreement as it would be printed with these terms, before anything is sent. */
export function PreviewButton({ favouriteId, termsOf }: PreviewButtonProps) {
  const [terms, setTerms] = useState<InvitationTermsInput | null>(null);
  return (
    <>
      <Button size="large" icon={<EyeOutlined />} onClick={() => void termsOf().then(setTerms)}>
        预览就业协议书
      </Button>
      {terms && <PreviewDialog favouriteId={favouriteId} terms={terms} close={() => setTerms(null)} />}
    </>
  );
}

type Shown = { picture: string } | { problem: string } | null;

interface PreviewDialogProps {
  favouriteId: string;
  terms: InvitationTermsInput;
  close: () => void;
}

function PreviewDialog({ favouriteId, terms, close }: PreviewDialogProps) {
  const [shown, setShown] = useState<Shown>(null);
  useEffect(() => {
    let url: string | null = null;
    let over = false;
    pictureOf(favouriteId, terms).then(
      (answer) => {
        if (over) return;
        if (typeof answer === "string") return setShown({ problem: answer });
        url = URL.createObjectURL(answer);
        setShown({ picture: url });
      },
      () => setShown({ problem: "网络连接失败，请检查网络后重试。" }),
    );
    return () => {
      over = true;
      if (url) URL.revokeObjectURL(url);
    };
  }, [favouriteId, terms]);
  return (
    <Dialog open title="预览就业协议书" footer={null} width={860} onCancel={close}>
      <p className="dialog-intro">
        以下为按当前填写内容生成的草稿，尚未生效。学生的其他信息在其应约后写入，学校协议经办人信息在签约时写入。
      </p>
      {shown === null && <Spin className="preview-wait" aria-label="正在生成" />}
      {shown && "problem" in shown && <Alert type="error" showIcon title={shown.problem} role="alert" />}
      {shown && "picture" in shown && (
        <img className="preview-picture" src={shown.picture} alt="就业协议书草稿，内容与填写的岗位信息一致" />
      )}
    </Dialog>
  );
}

/** The picture, or why there is none. */
async function pictureOf(favouriteId: string, terms: InvitationTermsInput): Promise<Blob | string> {
  const response = await fetch("/employer/invitation-preview", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ favouriteId, terms }),
  });
  if (response.ok) return await response.blob();
  const { message } = (await response.json()) as { message?: string };
  return message || "暂时无法预览，请稍后重试。";
}
