/** What a build has no use for, and would give away if it took it: hunted in all that browsers are sent (tests/attack). */
export const secrets = [
  "AUTH_SECRET",
  "DATA_KEY",
  "INDEX_KEY",
  "PASSWORD_KEY",
  "LOG_KEY",
  "BACKUP_SIGNING_KEY",
  "DATABASE_URL",
];
