/** Whether a run of figures has the check figure (Luhn) that every card's number has; one figure over and over is none. */
export function isCardNumber(run: string): boolean {
  const sum = [...run].toReversed().reduce((total, figure, place) => {
    const value = Number(figure) * (place % 2 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0 && !/^(\d)\1+$/.test(run);
}
