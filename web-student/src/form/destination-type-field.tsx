import { useQuery } from "@apollo/client/react";
import { isFoundBy } from "@gd/web-kit";
import { useState } from "react";
import {
  type DestinationTypeFieldsFragment,
  DestinationTypeFieldsFragmentDoc,
  DestinationTypesDocument,
} from "../gql/graphql.js";
import { readFragment } from "../gql/index.js";
import { Failure } from "../ui/failure.js";
import { LoadingCards } from "../ui/loading-cards.js";
import { ChoiceField, MANY, SEARCH } from "./choice-field.js";
import { SheetField, SheetSearch } from "./sheet.js";
import "./form.css";

interface DestinationTypeFieldProps {
  typeCode: string | null;
  subType: string | null;
  /** A new type begins without a sub-type. */
  onChange: (typeCode: string, subType: string | null) => void;
  problems: { typeCode?: string; subType?: string };
}

/** 毕业去向类型, in groups, and its sub-type where it has some (F-60); who may use which is the server's word (F-64). */
export function DestinationTypeField({ typeCode, subType, onChange, problems }: DestinationTypeFieldProps) {
  const { data, error, refetch } = useQuery(DestinationTypesDocument);
  if (!data) {
    return error ? <Failure error={error} onRetry={() => void refetch()} /> : <LoadingCards cards={1} />;
  }
  const types = readFragment(DestinationTypeFieldsFragmentDoc, data.destinationTypes);
  const type = types.find(({ code }) => code === typeCode);
  return (
    <section className="card" data-type-of-destination>
      <h2 className="card-title">去向类型</h2>
      <SheetField
        label="毕业去向类型"
        mandatory
        shown={type?.label ?? ""}
        problem={problems.typeCode}
        help={type?.help ?? undefined}
      >
        {(close) => (
          <TypeGroups
            types={types}
            chosen={typeCode}
            onChoose={(code) => {
              if (code !== typeCode) onChange(code, null);
              close();
            }}
          />
        )}
      </SheetField>
      {type && type.subTypes.length > 0 && (
        <ChoiceField
          label={type.subTypeLabel ?? "细分类别"}
          mandatory
          value={subType ?? ""}
          problem={problems.subType}
          options={type.subTypes}
          onChange={(code) => onChange(type.code, code)}
        />
      )}
    </section>
  );
}

interface TypeGroupsProps {
  types: readonly DestinationTypeFieldsFragment[];
  chosen: string | null;
  onChoose: (code: string) => void;
}

function TypeGroups({ types, chosen, onChoose }: TypeGroupsProps) {
  const [search, setSearch] = useState("");
  const found = types.filter((type) => isFoundBy(type, search));
  const groups = [...new Set(found.map(({ groupLabel }) => groupLabel))];
  return (
    <>
      {types.length > MANY && <SheetSearch value={search} onChange={setSearch} placeholder={SEARCH} />}
      <div className="sheet-rows">
        {found.length === 0 && <p className="sheet-none">没有符合的类型，请换个名称查询</p>}
        {groups.map((group) => (
          <section key={group}>
            <h3 className="sheet-group">{group}</h3>
            <ul>
              {found
                .filter(({ groupLabel }) => groupLabel === group)
                .map(({ code, label, help }) => (
                  <li key={code}>
                    <button
                      type="button"
                      className={code === chosen ? "sheet-row sheet-row-chosen" : "sheet-row"}
                      aria-pressed={code === chosen}
                      onClick={() => onChoose(code)}
                    >
                      <span>
                        {label}
                        {help && <small>{help}</small>}
                      </span>
                      <span aria-hidden>{code === chosen ? "✓" : ""}</span>
                    </button>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}
