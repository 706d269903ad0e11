// Whoever has signed in gets a new document: nothing that the browser kept of the pages before belongs to this person.
// Next would draw the page for the sign-in's answer, by asking this very server for it; told no, it lets the browser go there.
import { randomUUID } from "node:crypto";

const name = "x-xinka-signs-in";
const sign = randomUUID();

/**
 * Next hands the headers of the sign-in on to that question of its own; nobody else knows the sign. An action of
 * another page that was posted there it hands on whole, to be answered as anywhere.
 */
export function mark(request, signsIn) {
  if (signsIn) request.headers[name] = sign;
  else delete request.headers[name];
}

export const asksForPageOfSignIn = ({ method, headers }) => method === "GET" && headers[name] === sign;

export function refusePage(response) {
  response.statusCode = 204;
  response.end();
}
