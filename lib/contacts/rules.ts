/** So long can a change of address or number be undone by the link that the address before was mailed, in hours. */
export const undoHours = 72;
