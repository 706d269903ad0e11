export * from "@/tests/support/cases";
export * from "@/tests/support/people";
