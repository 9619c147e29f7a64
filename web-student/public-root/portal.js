// Who runs the platform, as the ministry has published it; without it the page says what it always says.
fetch("/portal.json")
  .then((answer) => (answer.ok ? answer.json() : null))
  .then((portal) => {
    if (!portal) return;
    const say = (place, text) => {
      if (text) document.querySelector(`[data-portal="${place}"]`).textContent = text;
    };
    say("sponsor", portal.sponsor && `主办单位：${portal.sponsor}`);
    say("filing", portal.filing);
    document.querySelector('a[href="/portal/notice"]').hidden = !portal.hasNotice;
  })
  .catch(() => undefined);
