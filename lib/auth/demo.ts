/** The sign-ins of the try-out; they exist only in a database that demo data filled. */
export const demoPassword = "xinka-demo-2026";

export const demoAccounts = [
  { email: "zhang@demo.test", role: "customer" },
  { email: "wang@demo.test", role: "manager" },
  { email: "li@demo.test", role: "secondManager" },
  { email: "admin@demo.test", role: "administrator" },
  { email: "zheng@demo.test", role: "secondAdministrator" },
  { email: "gu@demo.test", role: "riskLead" },
  { email: "song@demo.test", role: "secondRiskLead" },
] as const;
