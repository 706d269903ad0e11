import { connection } from "next/server";

/** What the framework alone costs: a page made for each request that says next to nothing. Built for benchmarks only. */
export default async function BarePage() {
  await connection();
  return <p>{new Date().toISOString()}</p>;
}
