// What can be wrong with somebody's file; the same rules and bounds as inventory/trouble.py and inventory/bounds.py.
export const LEVELS = 200;
export const COMPONENTS = 200_000;
export const TEXT = 1_000;
export const FILE_BYTES = 512_000_000;
export const FILES = 200;
export const FOLDER_LEVELS = 12;

export class Unreadable extends Error {
  constructor(rule, seen, expected) {
    super(`${rule}: saw ${seen}; expected ${expected}`);
    this.rule = rule;
    this.seen = seen;
    this.expected = expected;
  }

  finding(source) {
    return {
      rule: this.rule, source, seen: this.seen, expected: this.expected, done: "nothing of this file was taken",
    };
  }
}

export function broken(what, error) {
  return new Unreadable("inventory-broken", String(error.message || error).split("\n")[0].slice(0, 160), `well-formed ${what}`);
}

export function tooDeep() {
  return new Unreadable("inventory-too-deep", `more than ${LEVELS} levels inside each other`, `at most ${LEVELS}`);
}
