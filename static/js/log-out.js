// At log-out what was typed goes from this browser: the next person at this computer shall not see it.
function forgetAll() {
  try {
    for (const key of Object.keys(localStorage)) if (/^(grid|draft):/.test(key)) localStorage.removeItem(key);
    sessionStorage.clear();
  } catch { /* a browser that keeps nothing has nothing to forget */ }
}

for (const form of document.querySelectorAll('form[action$="/logout/"]')) form.addEventListener("submit", forgetAll);
