import type { Correction } from "./course";

/** What managers wrote for each other; no name and no number stands in it. */
export const opinions = {
  approved: [
    "收入与流水相符，负债不高，同意批准。",
    "工作稳定，资料齐全，额度按月收入核定。",
    "征信无逾期，还款占收入比例适中，同意。",
    "单位与职务已电话核实，同意批准。",
    "资料一致，额度略低于申请额，留有余地。",
    "住址与工作单位均在本市，核实无误，同意。",
  ],
  second: [
    "复核无异议，同意初审意见。",
    "已核对收入证明与流水，同意该额度。",
    "额度与收入相称，同意签字。",
    "复核通过，建议半年后回访一次。",
  ],
  sentBack: ["额度相对收入偏高，请重新核定后再送复核。", "收入证明缺单位电话，请补核后再送。"],
  transferred: ["客户常住地改由贵支行负责，请接手。", "本周外出培训，请代为审核。", "客户系同事亲属，按规定回避。"],
  returned: [
    "收入证明缺公章，请客户补交后再审。",
    "申报收入与流水有出入，请客户说明。",
    "证件照片反光，号码看不清，请重新拍摄。",
    "单位名称与社保记录不一致，请客户更正。",
  ],
  rejected: [
    "负债占收入偏高，本次不予通过，建议结清部分分期后再申请。",
    "现单位时间短，收入证明不足，不予通过。",
    "他行额度使用过高，暂不增加授信。",
    "申请额度与收入不相称，综合考虑不予通过。",
    "收入未达本产品要求，已建议改申请启程卡。",
  ],
  duplicate: "证件与另一账户相同，身份无法核实，不予通过。",
};

/** What customers were asked to correct, with the words to them. */
export const corrections: Correction[] = [
  {
    fields: [],
    documents: ["INCOME_PROOF"],
    message: "您上传的收入证明缺少单位公章，请重新上传加盖公章的收入证明，或近 6 个月的工资流水。",
  },
  {
    fields: ["monthlyIncome"],
    documents: ["INCOME_PROOF"],
    message: "您填写的月收入与流水不一致，请更正月收入，并上传近 6 个月的工资流水。",
  },
  {
    fields: ["employer", "jobSince"],
    documents: [],
    message: "单位名称请填写营业执照或劳动合同上的全称，并核对入职年月。",
  },
  { fields: [], documents: ["ID_FRONT"], message: "身份证正面照片反光，号码无法辨认，请在光线均匀处重新拍摄后上传。" },
  { fields: ["monthlyRepayment"], documents: [], message: "请把车贷、消费贷等每月还款都计入“每月还款”，并重新填写。" },
];
