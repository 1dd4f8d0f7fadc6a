// For pages that show the questions in a frame: each `<iframe data-samverkanslots>` gets the height that its own page tells, and
// no other page is listened to.

const MOST = 20_000;

addEventListener("message", ({ data, origin, source }) => {
  const height = data?.samverkanslots?.height;
  if (!Number.isFinite(height) || height <= 0) return;
  for (const frame of document.querySelectorAll("iframe[data-samverkanslots]")) {
    if (frame.contentWindow === source && new URL(frame.src, document.baseURI).origin === origin) {
      frame.style.height = `${Math.min(Math.ceil(height), MOST)}px`;
    }
  }
});
