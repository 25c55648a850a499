// What was made once is kept, as long as it is not too much.

/** What `make` makes of a key, made once; when there would be more than `most`, all are forgotten and made anew. */
export function kept<V>(most: number, make: (key: string) => V): (key: string) => V {
  const made = new Map<string, V>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    if (made.size >= most) made.clear();
    const value = make(key);
    made.set(key, value);
    return value;
  };
}
