"use client";

import { useSyncExternalStore } from "react";

/** Whether script is at work: false on the server and while the browser takes its page over, true from then on. */
export const useScripted = () => useSyncExternalStore(never, yes, no);

const never = () => () => {};
const yes = () => true;
const no = () => false;
