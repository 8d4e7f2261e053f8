// The sheet takes the whole window where its lines need the room, and remembers it; settings and talk bring the pane back.

const KEPT = "builder-sheet-alone";
const builder = () => document.querySelector(".builder");

function lay(isAlone) {
  builder()?.classList.toggle("sheet-alone", isAlone);
  localStorage.setItem(KEPT, isAlone ? "yes" : "");
}

export function watchWidth() {
  if (localStorage.getItem(KEPT)) lay(true);
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-sheet-width]")) lay(!builder().classList.contains("sheet-alone"));
    else if (event.target.closest("#sheet [data-settings], #sheet [data-discuss]")) lay(false);
  });
}
