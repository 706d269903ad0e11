/** Lists are counted no further than this: what stands beyond is "1,000+". */
export const countedTo = 1_000;

const grouping = new Intl.NumberFormat("en");
export const countText = (count: number) => (count > countedTo ? "1,000+" : grouping.format(count));
