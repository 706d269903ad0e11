// What every answer carries, whoever gives it: a page, a file, a fault, or a refusal at the border itself.
const everywhere = Object.entries({
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
  "strict-transport-security": "max-age=63072000; includeSubDomains",
  // For what is no page of ours; a page brings a policy of its own (proxy.ts).
  "content-security-policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
});

export function beCareful(response) {
  for (const [name, value] of everywhere) response.setHeader(name, value);
}
