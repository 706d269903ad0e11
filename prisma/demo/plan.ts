/** A card product as the bank sells it; amounts in cents. */
export type Product = {
  code: string;
  minLimit: number;
  maxLimit: number;
  minMonthlyIncome: number;
  serviceDays: number;
  reapplyAfterDays: number;
  secondSignature: boolean;
};

export type Signer = { id: string; name: string; authority: number };

/** Everything the made people depend on. Two equal plans make equal people. */
export type Plan = {
  seed: number;
  /** The moment that is now; nothing happens after it. */
  today: number;
  /** `demo`: many applications a person, so that there is much to learn from; `crowd`: one on average. */
  mix: "demo" | "crowd";
  /** Outcomes are known of so few cards that 41 of them went bad. */
  cold: boolean;
  products: Product[];
  managers: Signer[];
  /** The version of the text under which an application is sent. */
  declaration: string;
  /** The texts a person agrees to on registering, with their versions. */
  consents: [document: string, version: string][];
};
