// Keeps a half-written form on the server. A form marked data-autosave="<address>" is posted
// there two seconds after typing stops and when the page is left; a refused save is tried again.
// Nothing is kept in the browser. Each sending says which open page it is from and its number
// there, so that one that arrives late does not replace what was typed after it, and one of a page
// that is out of date replaces nothing. The answer may say what else there is to know: it is shown
// in [data-autosave-notice].
function autosave(form) {
  const wait = 2000;
  const retry = 15000;
  const address = form.dataset.autosave;
  const status = form.querySelector("[data-autosave-status]");
  const notice = document.querySelector("[data-autosave-notice]");
  let timer = null;
  let dirty = false;
  let running = false;
  let stopped = false;
  const page = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
  let number = 0;

  const say = (text) => {
    if (status && status.textContent !== text) status.textContent = text;
  };

  const tell = (text) => {
    if (!notice) return;
    notice.hidden = !text;
    const line = notice.querySelector("[data-autosave-notice-text]");
    if (line.textContent !== text) line.textContent = text;
  };

  const body = () => {
    const data = new FormData(form);
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    return data;
  };

  const clock = () =>
    new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

  const later = (delay) => {
    clearTimeout(timer);
    timer = setTimeout(save, delay);
  };

  async function save() {
    if (stopped) return;
    if (running) return later(wait);
    running = true;
    dirty = false;
    try {
      const answer = await fetch(address, {
        method: "POST",
        body: body(),
        credentials: "same-origin",
        redirect: "error",
        headers: { "X-Requested-With": "fetch" },
      });
      const told = answer.headers.get("Content-Type") === "application/json" ? await answer.json() : {};
      if (told.stop) {
        stopped = true;
        return say(told.stop);
      }
      const overtaken = answer.status === 409; // what was typed later is there already
      if (!answer.ok && !overtaken) throw new Error(answer.status);
      say(`Draft saved ${clock()}`);
      if (told.notice !== undefined) tell(told.notice);
    } catch {
      dirty = true;
      later(retry);
      say("Draft not saved yet. Keep this page open: saving is tried again.");
    } finally {
      running = false;
    }
  }

  function changed() {
    dirty = true;
    later(wait);
  }

  form.addEventListener("formdata", (event) => {
    number += 1;
    event.formData.set("sent_page", page);
    event.formData.set("sent_number", number);
  });
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    dirty = false;
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && dirty && !stopped) {
      clearTimeout(timer);
      dirty = false;
      navigator.sendBeacon(address, body());
    }
  });
}
