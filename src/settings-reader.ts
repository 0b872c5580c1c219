import {
  type Environment,
  type ScreenFlags,
  type SettingValue,
  saidByEnvironment,
  saidByFlags,
  saidByStore,
  saidByUser,
} from "./domain/config/resolve-settings.ts";
import { NO_SETTINGS, type Settings } from "./domain/model/settings.ts";
import { PsvcError } from "./errors.ts";
import type { Store, UserSettings } from "./store/port/store.ts";

/** The settings of one run. Each file is read once, and once more after a change. */
export interface SettingsReader {
  /** Flags, environment and user, for what no store has a say in. A source that cannot be read says nothing. */
  readonly personal: () => readonly SettingValue[];
  /** Flags, environment, store and user. Throws `bad-value` for a variable; `errors` are those of files. */
  readonly all: () => Promise<AllSettings>;
  /** What the store's file says; nothing where it cannot be read. */
  readonly ofStore: () => Promise<Settings>;
  /** After a change of a file: the next call reads it again. */
  readonly forget: () => void;
}

export interface AllSettings {
  readonly said: readonly SettingValue[];
  readonly errors: readonly { readonly file: string; readonly error: PsvcError }[];
}

interface Sources {
  readonly flags: () => ScreenFlags;
  readonly environment: Environment;
  readonly user: UserSettings;
  readonly store: () => Store;
}

interface Reading<T> {
  readonly value: T;
  readonly error: PsvcError | null;
}

export function settingsReader({ flags, environment, user, store }: Sources): SettingsReader {
  let ofEnvironment: Reading<readonly SettingValue[]> | null = null;
  let ofUser: Reading<readonly SettingValue[]> | null = null;
  let ofStore: Promise<Reading<Settings>> | null = null;
  const readEnvironment = () => {
    ofEnvironment ??= attempt(() => saidByEnvironment(environment), []);
    return ofEnvironment;
  };
  const readUser = () => {
    ofUser ??= attempt(() => saidByUser(user.read(), user.path), []);
    return ofUser;
  };
  const readStore = () => {
    ofStore ??= attemptAsync(() => store().settings(), NO_SETTINGS);
    return ofStore;
  };
  return {
    personal: () => [...saidByFlags(flags()), ...readEnvironment().value, ...readUser().value],
    all: async () => {
      const variables = readEnvironment();
      if (variables.error !== null) throw variables.error;
      const [stored, own] = [await readStore(), readUser()];
      const file = store().places.settings;
      return {
        said: [...saidByFlags(flags()), ...variables.value, ...saidByStore(stored.value, file), ...own.value],
        errors: [
          ...(stored.error ? [{ file, error: stored.error }] : []),
          ...(own.error ? [{ file: user.path, error: own.error }] : []),
        ],
      };
    },
    ofStore: async () => (await readStore()).value,
    forget: () => {
      ofUser = null;
      ofStore = null;
    },
  };
}

function attempt<T>(read: () => T, otherwise: T): Reading<T> {
  try {
    return { value: read(), error: null };
  } catch (error) {
    return { value: otherwise, error: expected(error) };
  }
}

async function attemptAsync<T>(read: () => Promise<T>, otherwise: T): Promise<Reading<T>> {
  try {
    return { value: await read(), error: null };
  } catch (error) {
    return { value: otherwise, error: expected(error) };
  }
}

function expected(error: unknown): PsvcError {
  if (error instanceof PsvcError) return error;
  throw error;
}
