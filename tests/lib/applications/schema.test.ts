import { describe, expect, test } from "vitest";
import { rejectionReasons } from "@/lib/applications/reasons";
import {
  AnswerSchema,
  BulkClaimSchema,
  BulkReleaseSchema,
  BulkTransferSchema,
  ClaimSchema,
  correctableFields,
  DecisionSchema,
  ProductChoiceSchema,
  ReapplySchema,
  ReleaseSchema,
  RemoveDocumentSchema,
  SecondSignatureSchema,
  SubmitSchema,
  TransferSchema,
  UploadSchema,
  WithdrawSchema,
} from "@/lib/applications/schema";
import { readForm } from "@/lib/forms/read";
import { faults, holdsAgainst } from "../../support/forms";

const id = "0198c0de-0000-7000-8000-000000000001";
const other = "0198c0de-0000-7000-8000-000000000002";
const ids = [id, other];
const version = ["1", "42"];
const onApplication = { applicationId: ids, version };
const opinion = ["收入稳定，已有还款占比低，建议通过。", "Income covers the limit"];
const reason = ["休假，由同事接手", "On leave from tomorrow"];

const decision = {
  ...onApplication,
  outcome: ["APPROVE", "REJECT", "RETURN"],
  limit: ["20000", "2万", ""],
  reasons: [["INCOME_LOW"], ["INCOME_LOW", "", "JOB_TOO_RECENT", "INCOME_LOW"], []],
  fieldsAsked: [["monthlyIncome"], ["line", "city"], []],
  documentsAsked: [["INCOME_PROOF"], []],
  message: ["请补充最近 6 个月的工资流水。", ""],
  opinion,
};

describe("[WB-11] ten thousand sent forms leave each schema standing", { timeout: 120_000 }, () => {
  test("choice of a card", () =>
    holdsAgainst(ProductChoiceSchema, { productCode: ["GOLD", "FIRST"], requestedLimit: ["30,000", "3 万"], version }));
  test("submitting", () =>
    holdsAgainst(SubmitSchema, { ...onApplication, profileVersion: version, declaration: ["yes", "on"] }));
  test("answering", () =>
    holdsAgainst(AnswerSchema, { ...onApplication, profileVersion: version, declaration: ["yes"] }));
  test("withdrawing", () => holdsAgainst(WithdrawSchema, onApplication));
  test("applying again", () => holdsAgainst(ReapplySchema, { applicationId: ids }));
  test("uploading", () => holdsAgainst(UploadSchema, { applicationId: ids, kind: ["ID_FRONT", "OTHER"] }));
  test("removing a document", () => holdsAgainst(RemoveDocumentSchema, { documentId: ids }));
  test("claiming", () => holdsAgainst(ClaimSchema, { applicationId: ids }));
  test("releasing", () => holdsAgainst(ReleaseSchema, { applicationId: ids }));
  test("handing over", () => holdsAgainst(TransferSchema, { applicationId: ids, toId: ids, reason }));
  test("claiming many", () => holdsAgainst(BulkClaimSchema, { applicationIds: [ids, [id, id]] }));
  test("releasing many", () => holdsAgainst(BulkReleaseSchema, { applicationIds: [ids] }));
  test("handing over many", () => holdsAgainst(BulkTransferSchema, { applicationIds: [ids], toId: ids, reason }));
  test("deciding", () => holdsAgainst(DecisionSchema, decision));
  test("signing", () =>
    holdsAgainst(SecondSignatureSchema, { ...onApplication, outcome: ["APPROVE", "SEND_BACK"], opinion }));
});

const decide = {
  applicationId: id,
  version: "3",
  reasons: [],
  fieldsAsked: [],
  documentsAsked: [],
  opinion: opinion[0],
};

describe("a decision", () => {
  test("approves with a limit in whole yuan", () => {
    expect(DecisionSchema.parse({ ...decide, outcome: "APPROVE", limit: "2万" })).toMatchObject({ limit: 2_000_000n });
    expect(faults(DecisionSchema, { ...decide, outcome: "APPROVE" })).toEqual({ limit: "limit.required" });
    expect(faults(DecisionSchema, { ...decide, outcome: "APPROVE", limit: "0" })).toEqual({ limit: "limit.tooLow" });
    expect(faults(DecisionSchema, { ...decide, outcome: "APPROVE", limit: "100.50" })).toEqual({
      limit: "limit.whole",
    });
  });

  test("rejects with one to four reasons of the catalogue, in the order given", () => {
    const reject = (...reasons: string[]) => ({ ...decide, outcome: "REJECT", reasons });
    const [a, b, c, d, e] = rejectionReasons;
    expect(DecisionSchema.parse(reject(d, "", a, d, b)).reasons).toEqual([d, a, b]);
    expect(faults(DecisionSchema, reject(a, b, c, d))).toEqual({});
    expect(faults(DecisionSchema, reject("", ""))).toEqual({ reasons: "reasons.required" });
    expect(faults(DecisionSchema, reject(a, b, c, d, e))).toEqual({ reasons: "reasons.tooMany" });
    expect(faults(DecisionSchema, reject("SCORE_TOO_LOW"))).toEqual({ reasons: "reasons.unknown" });
  });

  test("returns with at least one field or document, and words for the customer", () => {
    const back = { ...decide, outcome: "RETURN", message: "请补充材料" };
    expect(faults(DecisionSchema, { ...back, documentsAsked: ["INCOME_PROOF"] })).toEqual({});
    expect(faults(DecisionSchema, { ...back, fieldsAsked: ["monthlyIncome"] })).toEqual({});
    expect(faults(DecisionSchema, { ...back, message: " " })).toEqual({
      fieldsAsked: "fieldsAsked.required",
      message: "message.required",
    });
    expect(faults(DecisionSchema, { ...back, fieldsAsked: ["version"] })).toEqual({
      fieldsAsked: "fieldsAsked.unknown",
    });
    expect(faults(DecisionSchema, { ...back, documentsAsked: ["toString"] })).toEqual({
      documentsAsked: "documentsAsked.unknown",
    });
  });

  test("keeps nothing of the outcomes that were not chosen", () => {
    const all = {
      ...decide,
      limit: "20000",
      reasons: ["INCOME_LOW"],
      fieldsAsked: ["line"],
      documentsAsked: ["OTHER"],
      message: "请更正地址",
    };
    const nothing = { limit: null, reasons: [], fieldsAsked: [], documentsAsked: [], message: null };
    expect(DecisionSchema.parse({ ...all, outcome: "APPROVE" })).toMatchObject({ ...nothing, limit: 2_000_000n });
    expect(DecisionSchema.parse({ ...all, outcome: "REJECT" })).toMatchObject({ ...nothing, reasons: ["INCOME_LOW"] });
    expect(DecisionSchema.parse({ ...all, outcome: "RETURN" })).toMatchObject({
      limit: null,
      reasons: [],
      fieldsAsked: ["line"],
    });
  });

  test("is signed with an opinion of ten characters that say something", () => {
    const reject = { ...decide, outcome: "REJECT", reasons: ["INCOME_LOW"] };
    expect(faults(DecisionSchema, { ...reject, opinion: "" })).toEqual({ opinion: "opinion.required" });
    expect(faults(DecisionSchema, { ...reject, opinion: `不\n${" ".repeat(20)}行` })).toEqual({
      opinion: "opinion.tooShort",
    });
    expect(faults(DecisionSchema, { ...reject, opinion: "一二三四五六七八九" })).toEqual({
      opinion: "opinion.tooShort",
    });
    expect(faults(DecisionSchema, { ...reject, opinion: "一二三四五六七八九十" })).toEqual({});
    expect(faults(DecisionSchema, { ...reject, opinion: "字".repeat(2_001) })).toEqual({ opinion: "opinion.tooLong" });
  });

  test("needs an outcome that was offered; a second signature is not one", () => {
    expect(faults(DecisionSchema, { ...decide, outcome: "SEND_BACK" })).toEqual({ outcome: "outcome.required" });
    expect(faults(SecondSignatureSchema, { ...decide, outcome: "REJECT" })).toEqual({
      outcome: "secondOutcome.required",
    });
  });

  test("reads lists from a form, also when only one was ticked", () => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...decide, outcome: "REJECT" }))
      if (typeof value === "string") form.append(name, value);
    form.append("reasons", "INCOME_LOW");
    expect(DecisionSchema.parse(readForm(DecisionSchema, form)).reasons).toEqual(["INCOME_LOW"]);
  });
});

test("the same application ticked twice counts once, and five hundred are the most", () => {
  expect(BulkClaimSchema.parse({ applicationIds: [id, id.toUpperCase(), other] }).applicationIds).toEqual(ids);
  expect(faults(BulkClaimSchema, { applicationIds: [] })).toEqual({ applicationIds: "applicationIds.required" });
  expect(faults(BulkClaimSchema, { applicationIds: Array(501).fill(id) })).toEqual({
    applicationIds: "applicationIds.tooMany",
  });
  expect(faults(BulkClaimSchema, { applicationIds: ["1"] })).toEqual({ applicationIds: "page.outdated" });
});

test("an application is not sent without its declaration", () => {
  const sent = { applicationId: id, version: "1", profileVersion: "2" };
  for (const declaration of [undefined, "", "no"])
    expect(faults(SubmitSchema, { ...sent, declaration })).toEqual({ declaration: "declaration.required" });
});

test("the customer can be asked to correct every answer, but nothing that is not one", () => {
  expect(correctableFields).toHaveLength(28);
  expect(new Set(correctableFields).size).toBe(28);
});
