import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Hash, When } from "@/app/_ui/value";
import type { Told } from "@/lib/approvals/kinds";

type Words = (key: string) => string;

/** What a proposal says, line by line: its label and its value in words. */
export async function toldWords(names: Map<string, string>) {
  const t = (await getTranslations("approvals")) as unknown as Words;
  const staff = await getTranslations("staff");
  const value = (one: Told): ReactNode => {
    if ("person" in one) return names.get(one.person) ?? one.person;
    if ("word" in one) return t(`words.${one.word}`);
    if ("right" in one) return staff(`right.${one.right}`);
    if ("template" in one) return staff(`template.${one.template}`);
    if ("at" in one) return <When at={new Date(one.at)} to="second" />;
    if ("count" in one) return one.count.toLocaleString("en");
    if (one.href) return <a href={one.href}>{one.text}</a>;
    return isHash(one.text) ? <Hash>{one.text}</Hash> : one.text;
  };
  return (told: Told[]) => told.map((one) => ({ label: t(`told.${one.label}`), value: value(one) }));
}

const isHash = (text: string) => /^[0-9a-f]{64}$/.test(text);
