/** Version of the text under which an application is sent. */
export const declarationVersion = "2026-11";
