// Findings of the checks beside the sheet: their cells are marked on it, and a finding leads to its cell.

function cellOf(place) {
  const wanted = encodeURIComponent(place);
  return [...document.querySelectorAll(".paper a.fig")].find((link) =>
    new URL(link.href).searchParams.get("place") === place || link.href.endsWith(wanted));
}

export function markCells() {
  for (const link of document.querySelectorAll(".paper a.fig")) link.classList.remove("found-err", "found-warn");
  for (const finding of document.querySelectorAll("[data-findings] [data-place]")) {
    if (finding.dataset.tone === "err" || finding.dataset.tone === "warn") {
      cellOf(finding.dataset.place)?.classList.add(`found-${finding.dataset.tone}`);
    }
  }
}

function goToCell(event) {
  const link = event.target.closest("a[data-to-place]");
  const cell = link && cellOf(link.dataset.toPlace);
  if (!cell) return;
  event.preventDefault();
  for (const old of document.querySelectorAll(".sought")) old.classList.remove("sought");
  cell.classList.add("sought");
  cell.scrollIntoView({ block: "center" });
  cell.focus();
}

document.addEventListener("click", goToCell);
document.addEventListener("htmx:afterSettle", markCells);
markCells();
