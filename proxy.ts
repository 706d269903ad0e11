import { randomUUID } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";

/** Gives each page its nonce, its Content-Security-Policy and a request id. It decides nothing: gates are in pages and actions. */
export function proxy(request: NextRequest) {
  const nonce = Buffer.from(randomUUID()).toString("base64");
  const policy = contentSecurityPolicy(nonce, request.nextUrl.pathname.startsWith("/documents/"));
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("x-place", request.nextUrl.href);
  headers.set("x-request-id", randomUUID());
  headers.set("content-security-policy", policy);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("x-request-id", headers.get("x-request-id") ?? "");
  return response;
}

/** A document is the one thing that our own review page may show in a frame. */
function contentSecurityPolicy(nonce: string, framed: boolean) {
  const development = process.env.NODE_ENV === "development";
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    `frame-ancestors ${framed ? "'self'" : "'none'"}`,
    "form-action 'self'",
    "report-uri /policy-reports",
  ].join("; ");
}

/** Uploads pass by: whatever comes this way, Next gathers in memory first. */
export const config = { matcher: ["/((?!_next/static|icon.svg|apply/documents/upload|admin/backups/upload/file).*)"] };
