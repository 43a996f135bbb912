// Tells the platform which stories came into view, and which were opened. Without this script the page works just as well.
(() => {
  const feed = document.getElementById("feed");
  if (!feed || !("IntersectionObserver" in window)) return;
  let waiting = [];
  let timer = 0;

  function send() {
    clearTimeout(timer);
    timer = 0;
    if (waiting.length === 0) return;
    const events = waiting.splice(0, 200);
    const headers = { "Content-Type": "application/json" };
    if (feed.dataset.csrf) headers["X-CSRF-Token"] = feed.dataset.csrf;
    fetch("/api/v1/events", { method: "POST", keepalive: true, headers, body: JSON.stringify({ events }) }).catch(() => {
      // The same event twice counts once, so what may have been lost is simply sent again.
      waiting = events.concat(waiting).slice(0, 1000);
    });
  }

  function tell(kind, card) {
    waiting.push({ kind, impression: card.dataset.impression });
    if (!timer) timer = setTimeout(send, 1000);
  }

  const seen = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        if (!entry.isIntersecting) continue;
        seen.unobserve(entry.target);
        tell("impression", entry.target);
      }
    },
    { threshold: 0.5 },
  );
  for (const card of feed.querySelectorAll("[data-impression]")) {
    seen.observe(card);
    for (const link of card.querySelectorAll("[data-open]")) link.addEventListener("click", () => tell("open", card));
  }
  addEventListener("pagehide", send);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && send());
})();
