import { useQuery } from "@apollo/client/react";
import { RightOutline } from "antd-mobile-icons";
import { useState } from "react";
import { Link } from "react-router";
import { v7 as uuidv7 } from "uuid";
import { formPaths } from "../fill/form-paths.js";
import type { NewRecordOptionsQuery } from "../gql/graphql.js";
import { graphql } from "../gql/index.js";

const NewRecordOptions = graphql(`
  query NewRecordOptions {
    newRecordOptions {
      kind
      allowed
      reason
      draftId
    }
  }
`);

type Option = NewRecordOptionsQuery["newRecordOptions"][number];

/** What this app can fill in, by kind (S-04); a kind that the server offers and this app does not know is left out. */
const ENTRIES: Partial<Record<Option["kind"], { title: string; text: string }>> = {
  OFFLINE_AGREEMENT: {
    title: "未签就业协议申请签约",
    text: "用人单位未使用本平台，填写协议信息，审核通过后下载协议书盖章",
  },
  PAPER_AGREEMENT: {
    title: "已签就业协议登记信息",
    text: "已与用人单位签订纸质就业协议书，登记协议信息并上传图片",
  },
  DESTINATION: {
    title: "无需就业协议去向登记",
    text: "升学、出国、劳动合同、应征入伍、自主创业、自由职业等其他去向",
  },
};

/** In this order, whatever the server's is. */
const ORDER = Object.keys(ENTRIES);

/** The entries for what the graduate begins of their own. Without an answer there are none: the records count more. */
export function NewRecords() {
  const { data, previousData } = useQuery(NewRecordOptions);
  const options = (data ?? previousData)?.newRecordOptions.filter(({ kind }) => ENTRIES[kind]) ?? [];
  options.sort((one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind));
  if (options.length === 0) return null;
  return (
    <section className="entries">
      <h2 className="section-title">签约与去向登记</h2>
      {options.map((option) => (
        <NewRecord key={option.kind} option={option} />
      ))}
    </section>
  );
}

function NewRecord({ option }: { option: Option }) {
  const [fresh] = useState(() => uuidv7());
  const entry = ENTRIES[option.kind];
  if (!entry) return null;
  const body = (
    <>
      <span className="entry-card-title">
        {entry.title}
        {option.allowed && option.draftId && <span className="entry-card-draft">继续填写</span>}
      </span>
      <span className="entry-card-text">{option.allowed ? entry.text : option.reason}</span>
    </>
  );
  if (!option.allowed) {
    return (
      <div className="card entry-card entry-card-closed" aria-disabled="true">
        <span>{body}</span>
      </div>
    );
  }
  return (
    <Link className="card entry-card" to={`${formPaths[option.kind]}/${option.draftId ?? fresh}`}>
      <span>{body}</span>
      <RightOutline aria-hidden className="record-card-arrow" />
    </Link>
  );
}
