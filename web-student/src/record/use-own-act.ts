import { useApolloClient } from "@apollo/client/react";
import { refusalOf } from "@gd/web-kit";
import { Dialog } from "antd-mobile";
import { useState } from "react";
import { useNavigate } from "react-router";
import { graphql } from "../gql/index.js";
import { tellDone, tellFailed, tellRefused } from "../ui/tell.js";

const WithdrawSubmission = graphql(`
  mutation WithdrawSubmission($id: ID!) {
    withdrawSubmission(id: $id) {
      ... on RecordChanged {
        alreadyDone
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

const AbandonRecord = graphql(`
  mutation AbandonRecord($id: ID!) {
    abandonRecord(id: $id) {
      ... on RecordChanged {
        alreadyDone
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

const VoidDestination = graphql(`
  mutation VoidDestination($id: ID!) {
    voidDestination(id: $id) {
      ... on RecordChanged {
        alreadyDone
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

const DeleteDraft = graphql(`
  mutation DeleteDraft($id: ID!) {
    deleteDraft(id: $id) {
      ... on DraftDeleted {
        recordId
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

interface OwnActs {
  withdraw: () => Promise<void>;
  abandon: () => Promise<void>;
  deleteDraft: () => Promise<void>;
  /** 作废 (F-63). */
  makeVoid: () => Promise<void>;
  sending: boolean;
}

interface Question {
  title: string;
  /** What it brings about. */
  content: string;
  confirmText: string;
  done: string;
}

/** Withdrawing, abandoning, voiding and deleting, each after a question that says what it brings about. */
export function useOwnAct(id: string): OwnActs {
  const client = useApolloClient();
  const navigate = useNavigate();
  const [sending, setSending] = useState(false);
  const variables = { id };

  const ask = async (
    { title, content, confirmText, done }: Question,
    mutate: () => Promise<object | undefined>,
    after?: () => Promise<void> | void,
  ): Promise<void> => {
    if (!(await Dialog.confirm({ title, content, confirmText }))) return;
    setSending(true);
    try {
      const refusal = refusalOf(await mutate());
      if (!refusal) await after?.();
      await client.refetchQueries({ include: "active" });
      if (refusal) await tellRefused(refusal.message);
      else tellDone(done);
    } catch (error) {
      tellFailed(error);
    } finally {
      setSending(false);
    }
  };
  return {
    sending,
    withdraw: () =>
      ask(
        {
          title: "撤回修改",
          content: "撤回后可修改并重新提交，须重新审核；重新提交前，学校（学院）不会审核。",
          confirmText: "确认撤回",
          done: "已撤回，可修改后重新提交",
        },
        async () =>
          (await client.mutate({ mutation: WithdrawSubmission, variables })).data?.withdrawSubmission,
      ),
    abandon: () =>
      ask(
        {
          title: "放弃",
          content: "放弃后本次办理即告结束，不可恢复，记录将保留；如需办理，须重新填写。",
          confirmText: "确认放弃",
          done: "已放弃",
        },
        async () => (await client.mutate({ mutation: AbandonRecord, variables })).data?.abandonRecord,
      ),
    makeVoid: () =>
      ask(
        {
          title: "作废毕业去向",
          content:
            "作废无需审核，立即生效，不可恢复；作废后您的毕业去向变为“待就业”，可重新登记去向或接受签约邀请。",
          confirmText: "确认作废",
          done: "已作废",
        },
        async () => (await client.mutate({ mutation: VoidDestination, variables })).data?.voidDestination,
      ),
    deleteDraft: () =>
      ask(
        {
          title: "删除草稿",
          content: "已填写的内容和已上传的图片将全部删除，不可恢复。",
          confirmText: "确认删除",
          done: "草稿已删除",
        },
        async () => (await client.mutate({ mutation: DeleteDraft, variables })).data?.deleteDraft,
        // Its page is no more.
        () => navigate("/", { replace: true }),
      ),
  };
}
