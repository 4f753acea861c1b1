/** The parts of package-lock.json that are looked at. */
export interface LockFile {
  packages: Record<string, { version?: string; resolved?: string; optionalDependencies?: Record<string, string> }>;
}

/**
 * Optional packages that a package names and the lock file does not hold. `npm install` passes over a platform's missing build in
 * silence, and `npm ci` then fails on another machine.
 */
export function findHoles({ packages }: LockFile): string[] {
  return Object.entries(packages).flatMap(([path, { version = '', optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !placesFor(path, name).some((place) => place in packages))
      .map(([name, range]) => `${path || 'package.json'} ${version} needs ${name} ${range}, which the lock file does not hold`),
  );
}

/** Where Node would look for a package, from its user's own folder up to the root. */
function placesFor(path: string, name: string): string[] {
  const places = [`${path ? `${path}/` : ''}node_modules/${name}`];
  for (let at = path.lastIndexOf('node_modules/'); at >= 0; at = path.lastIndexOf('node_modules/', at - 1)) {
    places.push(`${path.slice(0, at)}node_modules/${name}`);
    if (at === 0) break;
  }
  return places;
}

/** Entries that name the host they came from: whoever installs decides that, not the lock file. */
export const findHosts = ({ packages }: LockFile): string[] =>
  Object.entries(packages)
    .filter(([, { resolved }]) => /^(https?|git\+?\w*):/.test(resolved ?? ''))
    .map(([path, { resolved }]) => `${path} names ${resolved}`);
