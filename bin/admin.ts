// npm run admin -- invite EMAIL: the first administrator of a new bank.
// npm run admin -- rotate data|password|index|auth: brings everything under a new key (docs/cryptography.md).
import { inviteFirstAdministrator } from "@/lib/staff/invite-first";
import { type Rotation, rotate, rotations } from "@/lib/vault/rotate";
import { rotateIndexes } from "@/lib/vault/rotate-indexes";
import { command, Stop, say } from "./say.ts";

const settings: Record<string, string> = {
  data: "DATA_KEY",
  password: "PASSWORD_KEY",
  index: "INDEX_KEY",
  auth: "AUTH_SECRET",
};

await command(async () => {
  const [deed, what] = process.argv.slice(2);
  if (deed === "invite" && what) return inviteFirst(what);
  if (deed === "rotate" && what && settings[what]) return bringUnder(what);
  throw new Stop("Usage: npm run admin -- invite EMAIL, or: npm run admin -- rotate data|password|index|auth");
});
process.exit();

async function inviteFirst(email: string) {
  const link = await inviteFirstAdministrator(email);
  if (!link)
    throw new Stop(
      "There is an administrator already, or the address is not one. Administrators invite colleagues in the portal.",
    );
  say(`Activation link for ${email}, good once and for 72 hours:\n${link}`);
}

async function bringUnder(what: string) {
  const former = `${settings[what]}_BEFORE`;
  if (!process.env[former])
    throw new Stop(`${former} is not set: put the key of before there, and the new one into ${settings[what]}.`);
  if (what === "auth")
    return say(`Nothing lies under this key but cookies: take ${former} away when 12 hours have passed.`);
  const told = (renewed: number) => say(`${renewed.toLocaleString("en")} renewed`);
  const { renewed, left } =
    what in rotations ? await rotate(what as Rotation, { told }) : await rotateIndexes({ told });
  say(`${renewed.toLocaleString("en")} renewed, ${left.toLocaleString("en")} left under the key of before.`);
  if (left > 0) throw new Stop("Run it once more: some rows changed meanwhile.");
  say(`When every server runs with the new key, take ${former} away.`);
}
