import { expect, test } from "vitest";
import { maskDocument, maskDocumentFully, maskEmail, maskMobile, maskName } from "@/lib/mask";

test.each([
  ["张三", "张*"],
  ["仲孙妮", "仲*妮"],
  ["欧阳娜娜", "欧**娜"],
  ["𠮷田", "𠮷*"],
  ["王", "*"],
  ["", ""],
])("the name %s is shown as %s", (name, shown) => expect(maskName(name)).toBe(shown));

test("[DP-06] what identifies keeps its length and loses its middle", () => {
  expect(maskMobile("13812341402")).toBe("138 **** 1402");
  expect(maskDocument("330106199001010428")).toBe("330106********0428");
  expect(maskDocument("E12345678")).toBe("E*******8");
  expect(maskDocumentFully("330106199001010428")).toBe("3****************8");
});

test.each([
  ["zhangwei@163.com", "zha***@163.com"],
  ["ab@x.cn", "a***@x.cn"],
  ["a@x.cn", "a***@x.cn"],
])("the address %s is shown as %s", (email, shown) => expect(maskEmail(email)).toBe(shown));
