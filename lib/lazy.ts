/**
 * Stands for an object that is made at its first use. Building the product touches modules
 * without a database or keys at hand; running it makes each such object once.
 */
export function lazy<T extends object>(make: () => T): T {
  let made: T | undefined;
  const real = () => {
    made ??= make();
    return made;
  };
  return new Proxy({} as T, {
    get: (_stand, name) => {
      const value = Reflect.get(real(), name);
      return typeof value === "function" ? value.bind(real()) : value;
    },
    has: (_stand, name) => Reflect.has(real(), name),
  });
}
