/**
 * Of several looks at one thing, the best of those that agree most: every look votes for what it read, the more the better it
 * explains what it saw.
 *
 * @param worthOf its log-likelihood, in nats
 * @param temperature by how much more a vote must be worth to count e times as much, in nats: looks at the same ink are far from independent
 * @see Fiscus 1997, A post-processing system to yield reduced word error rates: Recognizer output voting error reduction (ROVER), §3
 */
export function elect<T>(
  looks: readonly T[],
  textOf: (look: T) => string,
  worthOf: (look: T) => number,
  temperature: number,
): T {
  const highest = Math.max(...looks.map(worthOf));
  const votes = new Map<string, number>();
  const voteOf = (look: T) => Math.exp((worthOf(look) - highest) / temperature);
  for (const look of looks) votes.set(textOf(look), (votes.get(textOf(look)) ?? 0) + voteOf(look));
  const standing = (look: T) => votes.get(textOf(look))!;
  return looks.reduce((best, look) =>
    standing(look) > standing(best) || (textOf(look) === textOf(best) && worthOf(look) > worthOf(best)) ? look : best,
  );
}
