// Talk about a block: how many threads are open stands at it, and what was asked for comes into view.

function tellOpen(event) {
  const open = event.detail.blocks ?? {};
  for (const link of document.querySelectorAll("[data-discuss]")) {
    const { discuss, some, none } = link.dataset;
    if (!(discuss in open)) continue;
    link.firstElementChild.textContent = open[discuss] ? `${some}${open[discuss]}` : none;
    link.parentElement.classList.toggle("some", open[discuss] > 0);
  }
}

// On a narrow page the pane stands under the sheet, far from the block.
let isAsked = false;

function follow(event) {
  if (!isAsked || event.target.id !== "pane") return;
  isAsked = false;
  if (event.target.getBoundingClientRect().top > window.innerHeight) event.target.scrollIntoView();
}

export function watchTalk() {
  document.body.addEventListener("talk-changed", tellOpen);
  document.addEventListener("click", (event) => {
    isAsked = event.target.closest("#sheet [data-settings], #sheet [data-discuss]") !== null;
  });
  document.addEventListener("htmx:afterSettle", follow);
}
