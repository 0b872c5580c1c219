const ENDING = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

const leaving = new Set<() => void>();

/** Has `leave` called when a signal ends this process. One listener serves every wait of the process. */
export function leaveOnSignal(leave: () => void): void {
  if (leaving.size === 0) for (const signal of ENDING) process.on(signal, endBy);
  leaving.add(leave);
}

export function stayOnSignal(leave: () => void): void {
  if (!leaving.delete(leave) || leaving.size > 0) return;
  for (const signal of ENDING) process.off(signal, endBy);
}

/** Ends by the signal itself, so that a shell sees it; where another part listens, that part decides. */
function endBy(signal: NodeJS.Signals): void {
  for (const leave of [...leaving]) leave();
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}
