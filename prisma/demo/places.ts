import type { Province } from "@/lib/customers/places";
import type { Random } from "./random";
import { pick, weighted, weightsOf, whole } from "./random";

/** Where people live. Tier 1 is dearest; `post` begins the postcodes. */
export type City = {
  province: Province;
  name: string;
  tier: 1 | 2 | 3 | 4;
  post: string;
  districts: string[];
};

const rows = `ZJ 杭州市 2 3100 30 西湖区 滨江区 余杭区 拱墅区 上城区 萧山区
ZJ 宁波市 2 3150 9 海曙区 鄞州区 江北区
ZJ 温州市 3 3250 6 鹿城区 瓯海区
ZJ 嘉兴市 3 3140 5 南湖区 秀洲区
ZJ 绍兴市 3 3120 5 越城区 柯桥区
ZJ 金华市 3 3210 5 婺城区 金东区
ZJ 台州市 3 3180 4 椒江区 黄岩区
ZJ 丽水市 4 3230 2 莲都区
ZJ 衢州市 4 3240 2 柯城区 衢江区
SH 上海市 1 2000 9 浦东新区 徐汇区 杨浦区 闵行区
BJ 北京市 1 1000 5 朝阳区 海淀区 丰台区
GD 深圳市 1 5180 5 南山区 福田区 龙岗区
GD 广州市 1 5100 4 天河区 海珠区 番禺区
GD 东莞市 2 5230 2 南城街道 长安镇
JS 南京市 2 2100 4 鼓楼区 江宁区 建邺区
JS 苏州市 2 2150 5 姑苏区 吴中区 昆山市
JS 无锡市 2 2140 2 梁溪区 滨湖区
JS 徐州市 3 2210 1 云龙区 泉山区
AH 合肥市 2 2300 3 蜀山区 包河区
AH 芜湖市 3 2410 1 镜湖区 弋江区
AH 阜阳市 4 2360 2 颍州区
FJ 福州市 2 3500 2 鼓楼区 仓山区
FJ 厦门市 2 3610 2 思明区 湖里区
JX 南昌市 3 3300 2 红谷滩区 东湖区
JX 上饶市 4 3340 2 信州区
SD 青岛市 2 2660 2 市南区 崂山区
SD 济南市 2 2500 2 历下区 市中区
HA 郑州市 2 4500 2 金水区 二七区
HA 洛阳市 3 4710 1 涧西区
HB 武汉市 2 4300 3 武昌区 洪山区 江汉区
HN 长沙市 2 4100 2 岳麓区 雨花区
CQ 重庆市 2 4000 2 渝中区 江北区 渝北区
SC 成都市 2 6100 3 武侯区 锦江区 高新区
SN 西安市 2 7100 2 雁塔区 未央区
LN 沈阳市 3 1100 1 和平区 浑南区
GZ 贵阳市 3 5500 1 云岩区 观山湖区
YN 昆明市 3 6500 1 五华区 盘龙区`;

const cities = rows.split("\n").map((row) => {
  const [province, name, tier, post, weight, ...districts] = row.split(" ") as [Province, ...string[]];
  const city = { province, name, tier: Number(tier), post, districts } as City;
  return [city, Number(weight)] as const;
});

const streets =
  "文一路 文三路 学院路 体育场路 凤起路 解放路 中山路 人民路 建设路 和平路 新华路 长江路 黄河路 创业路 科技路 滨河路 迎宾大道 湖滨路 桂花路 翠苑路".split(
    " ",
  );
const estates =
  "云栖花园 绿城桂苑 翠湖名邸 金色家园 春江花月 阳光新城 锦绣华庭 学府雅苑 滨河印象 星河湾小区 和谐家园 枫林苑".split(
    " ",
  );

const byWeight = weightsOf(cities);

export const cityOf = (random: Random): City => weighted(random, byWeight);

export type Address = { province: Province; city: string; line: string; postcode: string };

export function homeIn(random: Random, city: City): Address {
  const house = `${pick(random, estates)}${whole(random, 1, 30)}幢${whole(random, 1, 3)}单元${flat(random)}室`;
  return address(random, city, `${street(random)}${house}`);
}

export function workplaceIn(random: Random, city: City): Address {
  return address(random, city, `${street(random)}${pick(random, towers)}${flat(random)}室`);
}
const towers = ["天元大厦", "国际商务中心", "创新园2号楼", "科技广场A座", "财富中心", "工业园8号"];

function address(random: Random, city: City, line: string): Address {
  const postcode = `${city.post}${whole(random, 0, 99).toString().padStart(2, "0")}`;
  return { province: city.province, city: city.name, line: pick(random, city.districts) + line, postcode };
}

const street = (random: Random) => `${pick(random, streets)}${whole(random, 1, 480)}号`;
const flat = (random: Random) => `${whole(random, 1, 24)}0${whole(random, 1, 4)}`;
