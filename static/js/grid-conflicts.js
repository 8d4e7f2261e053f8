// Someone else saved a row meanwhile: what only they touched is taken, what both touched the person chooses.
import { isClash } from "./grid-notes.js";

/** Takes over what needs no choice; whether a row has begun anew from the version of the other. */
export function settle(rows, columns, answers) {
  const settled = rows.filter((row) => {
    const conflict = answers[row.key]?.conflict;
    if (!conflict || row.isRemoved) return false;
    if (columns.some((_, place) => isClash(row, place, columns, conflict))) return false;
    rebase(row, columns, conflict);
    return true;
  });
  return settled.length > 0;
}

/** The row goes on from how the other left it. */
export function rebase(row, columns, conflict) {
  columns.forEach(({ name }, place) => {
    if (row.cells[place] === row.base[place]) row.cells[place] = conflict.cells[name];
    row.base[place] = conflict.cells[name];
  });
  row.version = conflict.version;
}

/** One cell is decided: its text is theirs or stays mine. */
export function decide(row, place, columns, conflict, isTheirs) {
  const theirs = conflict.cells[columns[place].name];
  if (isTheirs) row.cells[place] = theirs;
  row.base[place] = theirs;
}
