/** What `ClaimForms` are called by the buttons that send them. */
export const claimForm = "claim-form";
export const claimNextForm = "next-form";
