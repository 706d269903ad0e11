-- How long a proof of income or employment counts as recent: a setting of the card.
ALTER TABLE "CardProduct" ADD COLUMN "proofDays" INTEGER NOT NULL DEFAULT 90;
ALTER TABLE "CardProduct" ADD CONSTRAINT "CardProduct_proofDays_check" CHECK ("proofDays" >= 0);
