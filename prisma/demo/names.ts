import type { Random } from "./random";
import { chance, pick, weighted, weightsOf } from "./random";

const surnames =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
const compound = ["欧阳", "上官", "诸葛", "司徒", "令狐", "慕容"];
const forMen = "伟强磊军勇杰涛超明刚平辉鹏华飞鑫波斌宇浩凯健俊帆晨旭东峰昊轩博文泽铭睿航宏志建国海林森成龙翔岩松";
const forWomen = "芳娜敏静丽艳娟霞秀玲燕萍婷雪慧莹颖洁琳倩欣怡佳悦梦瑶涵琪雨桐诗妍菲蕾薇璐岚彤晓红梅兰凤英淑珍";
const forBoth = "思文子雨晓嘉一安宁可心乐天然清云书语和亦若知新之景予";

/** Common surnames come often: the weight falls with the place in the list. */
const bySurname = weightsOf([...surnames].map((surname, place) => [surname, 1 / (place + 6)] as const));

export type Sex = "MALE" | "FEMALE";

export function nameOf(random: Random, sex: Sex): string {
  const surname = chance(random, 0.006) ? pick(random, compound) : weighted(random, bySurname);
  return surname + givenName(random, sex);
}

const men = [...forMen];
const women = [...forWomen];
const both = [...forBoth];

function givenName(random: Random, sex: Sex): string {
  const own = sex === "MALE" ? men : women;
  const last = pick(random, own);
  if (chance(random, 0.18)) return last;
  return pick(random, chance(random, 0.45) ? both : own) + last;
}
