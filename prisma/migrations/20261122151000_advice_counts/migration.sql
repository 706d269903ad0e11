-- What monitoring counts, without reading the wide rows that hold each advice whole.
CREATE INDEX "Advice_counts_idx" ON "Advice" ("at") INCLUDE ("applicationId", "managerId", "recommendation", "outcome", "overrideReason", "score", "grade", "pd", "cardHash", "rivalHash", "rivalScore", "rivalGrade", "rivalPd");
