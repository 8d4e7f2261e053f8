// Talks to the portal: each check and the save send the touched rows; the latest answer wins.
import { token } from "./csrf.js";

// {answer}, or {sentence} of the portal, or {trouble}: offline, expired, forbidden, failed; null when overtaken.
async function post(body, signal) {
  const headers = { "Content-Type": "application/json", "X-CSRFToken": token() };
  let response;
  try {
    response = await fetch(location.href, { method: "POST", headers, body: JSON.stringify(body), signal });
    const isJson = response.headers.get("Content-Type")?.startsWith("application/json");
    if (response.ok && isJson) return { answer: await response.json() };
    if (response.status === 400 && isJson) return { sentence: (await response.json()).problem };
  } catch (error) {
    return error.name === "AbortError" ? null : { trouble: "offline" };
  }
  if (response.status === 401 || response.redirected) return { trouble: "expired" };
  return { trouble: response.status === 403 || response.status === 404 ? "forbidden" : "failed" };
}

export class Server {
  constructor(columns) {
    this.names = columns.map((column) => column.name);
  }

  check(rows) {
    this.running?.abort();
    this.running = new AbortController();
    return post({ action: "check", rows: rows.map((row) => this.sent(row)) }, this.running.signal);
  }

  save(rows, reason) {
    this.running?.abort();
    return post({ action: "save", reason, rows: rows.map((row) => this.sent(row)) });
  }

  sent({ key, id, version, isRemoved, cells }) {
    const named = Object.fromEntries(this.names.map((name, place) => [name, cells[place]]));
    return { key, id, version, removed: isRemoved, cells: named };
  }
}
