// The server of the notebook: what is asked of it, and what it tells by itself.

/** @typedef {"completed" | "stopped" | "trapped" | "failedToCompile" | "failed"} Ending */
/**
 * @typedef {{block: number | null, line: number, column: number, isError: boolean, message: string, words: string | null}} Diagnostic
 * @typedef {{type: "hello", version: number, state: "idle" | "compiling" | "running"}
 *   | {type: "structure", version: number}
 *   | {type: "compiling", from: number}
 *   | {type: "began", block: number}
 *   | {type: "element", block: number, index: number, html: string}
 *   | {type: "kept", block: number, index: number}
 *   | {type: "finished", block: number, count: number}
 *   | {type: "diagnostics", diagnostics: Diagnostic[]}
 *   | {type: "trapped", block: number, line: number, message: string}
 *   | {type: "ended", how: Ending, seconds: number}
 *   | {type: "saved", version: number, blocks: number[], texts: Record<string, string>}
 *   | {type: "note", text: string}
 *   | {type: "gone"}} ServerEvent
 * @typedef {{version?: number, block?: number, name?: string, error?: string, conflicts?: Record<string, string>}} Answer
 */

/** The server does not answer. */
export class Unreachable extends Error {}

/**
 * @param {string} address
 * @param {object} order
 * @returns {Promise<{status: number, answer: Answer}>}
 */
export async function post(address, order) {
  const body = JSON.stringify(order);
  const headers = { "Content-Type": "application/json" };
  return reached(async () => {
    const response = await fetch(address, { method: "POST", headers, body });
    return { status: response.status, answer: await response.json().catch(() => ({})) };
  });
}

/**
 * @param {string} address
 * @returns {Promise<any>} nothing where there is none
 */
export async function get(address) {
  return reached(async () => {
    const response = await fetch(address);
    return response.ok ? response.json() : null;
  });
}

/**
 * @template T
 * @param {() => Promise<T>} ask
 */
async function reached(ask) {
  try {
    return await ask();
  } catch {
    throw new Unreachable();
  }
}

/** Milliseconds until a page that nobody sees stops listening: a browser has few connections for all pages of a server. */
const patience = 20000;

/**
 * Listens until the page is left, and tries again where the connection breaks.
 * @param {string} address
 * @param {(event: ServerEvent) => void} handle
 * @param {() => void} lost called when it breaks
 */
export function listen(address, handle, lost) {
  let events = /** @type {EventSource | null} */ (null);
  let timer = 0;
  const open = () => {
    events = new EventSource(address);
    events.onmessage = ({ data }) => handle(JSON.parse(data));
    events.onerror = () => {
      lost();
      // A browser tries by itself only where there was no answer at all.
      if (events?.readyState === EventSource.CLOSED) timer = setTimeout(open, 2000);
    };
  };
  document.addEventListener("visibilitychange", () => {
    clearTimeout(timer);
    if (document.hidden) {
      timer = setTimeout(() => events?.close(), patience);
    } else if (events?.readyState === EventSource.CLOSED) {
      open();
    }
  });
  open();
}
