/** What people do for a living, coarse enough to choose from a list. */
export const occupations = [
  "MANAGEMENT",
  "OFFICE",
  "SALES",
  "FINANCE",
  "SOFTWARE",
  "ENGINEERING",
  "RESEARCH",
  "EDUCATION",
  "MEDICINE",
  "LAW",
  "MEDIA_AND_ART",
  "PUBLIC_SERVICE",
  "ARMED_FORCES",
  "RETAIL_AND_CATERING",
  "TRANSPORT",
  "PRODUCTION",
  "CONSTRUCTION",
  "AGRICULTURE",
  "DELIVERY",
  "DOMESTIC_SERVICE",
  "OTHER",
] as const;

export type Occupation = (typeof occupations)[number];
