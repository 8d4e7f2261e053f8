// Publishing takes a while: the second click of an impatient hand is not sent, and the page says what is going on.
const form = document.querySelector(".publish-form");

function show(isBusy) {
  form.classList.toggle("busy", isBusy);
  form.querySelector("button.primary").setAttribute("aria-disabled", String(isBusy));
  form.querySelector("[data-idle]").hidden = isBusy;
  form.querySelector("[data-busy]").hidden = !isBusy;
}

form?.addEventListener("submit", (event) => {
  if (form.classList.contains("busy")) event.preventDefault();
  else show(true);
});

// Back from another page, the browser shows this one as it was left.
if (form) window.addEventListener("pageshow", () => show(false));
