// A file that has become ready is fetched by itself; the page stays where it is.
document.body.addEventListener("file-ready", (event) => location.assign(event.detail.value));
