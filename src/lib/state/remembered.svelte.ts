/**
 * Choices that outlast the visit, in the storage of the browser: the reader's own unit and view of the site. Every tab
 * sees a change at once. Without storage (private mode, storage full) they last as long as the page.
 */

export const AUDIENCES = ['leadership', 'staff', 'public'] as const;
export type Audience = (typeof AUDIENCES)[number];

interface Choices {
  unit: string | null;
  audience: Audience | null;
}

const KEY = 'parscope:choices:1';
const SLUG = /^[a-z0-9]+([.-][a-z0-9]+)*$/;
const NONE: Choices = { unit: null, audience: null };

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}

/** Choices as they were written; whatever is not understood counts as not chosen. */
export function readChoices(text: string | null): Choices {
  const found = parsed(text);
  if (typeof found !== 'object' || found === null) return NONE;
  const { unit, audience } = found as Record<string, unknown>;
  return {
    unit: typeof unit === 'string' && SLUG.test(unit) ? unit : null,
    audience: AUDIENCES.find((one) => one === audience) ?? null,
  };
}

class Remembered {
  #choices = $state.raw<Choices>(NONE);

  constructor() {
    if (typeof window === 'undefined') return;
    this.#choices = readChoices(stored());
    window.addEventListener('storage', ({ key, newValue }) => {
      if (key === KEY || key === null) this.#choices = readChoices(newValue);
    });
  }

  get unit(): string | null {
    return this.#choices.unit;
  }

  set unit(unit: string | null) {
    this.#keep({ ...this.#choices, unit });
  }

  get audience(): Audience | null {
    return this.#choices.audience;
  }

  set audience(audience: Audience | null) {
    this.#keep({ ...this.#choices, audience });
  }

  /** All choices, to be packed with saved files. */
  get all(): Choices {
    return { ...this.#choices };
  }

  /** Takes over choices that were saved elsewhere, where none was made here. */
  fillIn(saved: object): void {
    const { unit, audience } = readChoices(JSON.stringify(saved));
    const { unit: ownUnit, audience: ownAudience } = this.#choices;
    this.#keep({ unit: ownUnit ?? unit, audience: ownAudience ?? audience });
  }

  #keep(next: Choices): void {
    this.#choices = next;
    try {
      window.localStorage.setItem(KEY, JSON.stringify(next));
    } catch {
      // Kept for this visit only.
    }
  }
}

function stored(): string | null {
  try {
    return window.localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export const remembered = new Remembered();
