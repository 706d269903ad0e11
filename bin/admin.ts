// npm run admin -- invite EMAIL: the first administrator of a new bank.
import { inviteFirstAdministrator } from "@/lib/staff/invite-first";
import { command, Stop, say } from "./say.ts";

await command(async () => {
  const [deed, email] = process.argv.slice(2);
  if (deed !== "invite" || !email) throw new Stop("Usage: npm run admin -- invite EMAIL");
  const link = await inviteFirstAdministrator(email);
  if (!link)
    throw new Stop(
      "There is an administrator already, or the address is not one. Administrators invite colleagues in the portal.",
    );
  say(`Activation link for ${email}, good once and for 72 hours:\n${link}`);
});
process.exit();
