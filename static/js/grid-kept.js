// Unsaved rows are kept in this browser, by person and address: a crash or an expired session loses nothing.
const PREFIX = "grid:";

const keyOf = () => `${PREFIX}${document.body.dataset.user}:${location.pathname}${location.search}`;

/** Whether the rows are kept now; a browser may refuse. */
export function keep(rows) {
  try {
    if (rows.length) localStorage.setItem(keyOf(), JSON.stringify({ at: Date.now(), rows }));
    else localStorage.removeItem(keyOf());
    return true;
  } catch {
    return false;
  }
}

/** {at, rows} of this table and person, or null. */
export function kept() {
  try {
    const found = JSON.parse(localStorage.getItem(keyOf()));
    return found && Array.isArray(found.rows) && found.rows.length ? found : null;
  } catch {
    return null;
  }
}

export function forget() {
  keep([]);
}
