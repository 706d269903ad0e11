// Who signs in waits for a turn before anything is done, so that a flood of them is not in the way of those who read a page.
import { availableParallelism } from "node:os";

/** One more than can be checked at once, so that no core waits for the next. */
const atOnce = availableParallelism() + 1;
const longestQueue = 50;
const waiting = [];
const turnedAway = [];
let inside = 0;
let telling = false;

export const isSignIn = ({ method, url = "" }) => method === "POST" && url.split("?")[0] === "/sign-in";

/**
 * Lets the request in when all of it is there (whoever sends slowly holds up nobody) and it is its turn. Where too many
 * wait already it is told to come again, one after the other.
 */
export function inTurn(request, response, told, go) {
  const { push } = request;
  request.push = function (chunk, ...rest) {
    const more = push.call(this, chunk, ...rest);
    if (chunk === null) takePlace(response, told, go);
    return more;
  };
}

function takePlace(response, told, go) {
  if (inside < atOnce) return enter({ response, go });
  if (waiting.length < longestQueue) return waiting.push({ response, go });
  told.turnedAway = true;
  turnedAway.push({ response, go });
  if (!telling) tell();
}

function enter({ response, go }) {
  inside += 1;
  response.once("close", leave);
  go();
}

function leave() {
  inside -= 1;
  const next = nextOf(waiting);
  if (next) enter(next);
}

/** With pauses, so that those who are told no take a third of the time and those who read a page the rest. */
function tell() {
  const next = nextOf(turnedAway);
  telling = next !== undefined;
  if (!next) return;
  const began = performance.now();
  next.response.once("close", () => setTimeout(tell, 2 * (performance.now() - began)));
  next.go();
}

/** Whoever went away meanwhile needs no turn. */
function nextOf(line) {
  let next = line.shift();
  while (next?.response.destroyed) next = line.shift();
  return next;
}
