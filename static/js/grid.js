// Entry of a table as in a spreadsheet: begins with what the server wrote into the page.
import { kept, forget } from "./grid-kept.js";
import { Rows } from "./grid-rows.js";
import { Table } from "./grid-table.js";

const MOST_ROWS = 2000;

function columnsOf(table) {
  const columns = JSON.parse(document.getElementById("grid-columns").textContent);
  return columns.map((column, place) => ({
    ...column, isNumber: table.tHead.rows[0].cells[place + 1].classList.contains("num"),
  }));
}

function rowsOf(table, columns, mayAdd) {
  const rows = new Rows(columns.length, mayAdd, MOST_ROWS);
  for (const line of table.tBodies[0].rows) {
    if (line.cells.length !== columns.length + 1) continue;
    rows.add({
      id: line.dataset.id ? Number(line.dataset.id) : null,
      version: line.dataset.version,
      isLocked: "locked" in line.dataset,
      cells: [...line.cells].slice(1).map((cell) => cell.textContent),
    });
  }
  rows.leaveRoom();
  return rows;
}

function offerKept(table, sheet) {
  const found = kept();
  if (!found) return;
  const box = document.getElementById("grid-offer").content.firstElementChild.cloneNode(true);
  box.querySelector("[data-when]").textContent = new Date(found.at).toLocaleString("ru");
  box.querySelector("[data-restore]").addEventListener("click", () => {
    box.remove();
    table.restore(found.rows);
  });
  box.querySelector("[data-drop]").addEventListener("click", () => {
    forget();
    box.remove();
  });
  sheet.before(box);
}

const sheet = document.querySelector("[data-sheet]");
if (sheet?.dataset.maySave) {
  const element = sheet.querySelector("table");
  const columns = columnsOf(element);
  const table = new Table(sheet, columns, rowsOf(element, columns, Boolean(sheet.dataset.mayAdd)));
  offerKept(table, sheet);
}
