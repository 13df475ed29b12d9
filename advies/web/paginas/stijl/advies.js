// What makes the pages quicker to use; each works without this file.
"use strict";
(() => {
  const live = document.getElementById("live");
  let onbewaard = document.body.dataset.gewijzigd === "ja";
  let vertrekt = false;

  // Say something once, quietly. The region was there before, so that a screen reader tells what is put in it.
  function meld(tekst) {
    const zin = tekst.replace(/\s+/g, " ").trim();
    live.textContent = "";
    if (zin) setTimeout(() => { live.textContent = zin; }, 50);
  }

  function richt() {
    const doel = document.querySelector("[data-focus]");
    if (doel) doel.focus();
  }

  // Take over what is marked to be renewed, and the hidden fields of every form; what is being typed stays as it is.
  function vernieuw(nieuw, zonderMelding) {
    for (const deel of nieuw.querySelectorAll("[data-ververs]")) {
      if (zonderMelding && deel.hasAttribute("data-meld")) continue;
      const oud = document.getElementById(deel.id);
      if (!oud || oud.innerHTML === deel.innerHTML) continue;
      const open = new Map([...oud.querySelectorAll("details[id]")].map((vouw) => [vouw.id, vouw.open]));
      oud.innerHTML = deel.innerHTML;
      for (const vouw of oud.querySelectorAll("details[id]")) if (open.has(vouw.id)) vouw.open = open.get(vouw.id);
    }
    for (const veld of nieuw.querySelectorAll("input[data-veld]")) {
      for (const oud of document.querySelectorAll(`input[data-veld="${veld.dataset.veld}"]`)) oud.value = veld.value;
    }
    onbewaard = nieuw.body.dataset.gewijzigd === "ja";
    if (nieuw.title) document.title = nieuw.title;
    document.dispatchEvent(new CustomEvent("advies:vernieuwd", { detail: nieuw }));
  }

  let bezig = false;
  let nogEens = null;
  let wacht = null; // what the user sends while an answer is being saved goes after it, with the version that it gives
  let rest = null; // asks the rest of the page, when no other answer follows

  async function vraag(form, wat, signal) {
    const antwoord = await fetch(form.action, {
      method: "POST", body: new FormData(form), headers: { "X-Advies-Live": wat }, credentials: "same-origin", signal,
    });
    return [antwoord.ok, new DOMParser().parseFromString(await antwoord.text(), "text/html")];
  }

  function vraagRest(form) {
    const eigen = rest = new AbortController();
    setTimeout(async () => {
      if (eigen.signal.aborted) return;
      try {
        const [goed, nieuw] = await vraag(form, "stand", eigen.signal);
        if (goed && !eigen.signal.aborted) vernieuw(nieuw, true);
      } catch { /* another answer came, or the page is left */ }
    }, 50);
  }

  async function stuur(form) {
    if (bezig) { nogEens = form; return; }
    bezig = true;
    if (rest) rest.abort();
    try {
      const [goed, nieuw] = await vraag(form, "snel");
      if (goed) {
        if (nieuw.body.hasAttribute("data-regel") && !nogEens) vraagRest(form);
        vernieuw(nieuw);
        const fouten = nieuw.getElementById("foutoverzicht");
        const melding = fouten || nieuw.querySelector("[data-meld]");
        meld(melding ? melding.textContent : "");
      } else {
        vertrekt = true;
        form.submit(); // the page itself tells what is the matter
      }
    } catch {
      meld(form.dataset.geenVerbinding || "");
    } finally {
      bezig = false;
      if (wacht) { const [verder, knop] = wacht; wacht = null; nogEens = null; verder.requestSubmit(knop); return; }
      if (nogEens) { const volgende = nogEens; nogEens = null; stuur(volgende); }
    }
  }

  document.addEventListener("change", (gebeurtenis) => {
    const form = gebeurtenis.target.form;
    if (form && form.hasAttribute("data-live")) stuur(form);
  });
  document.addEventListener("submit", (gebeurtenis) => {
    if (bezig) {
      gebeurtenis.preventDefault();
      wacht = [gebeurtenis.target, gebeurtenis.submitter];
      return;
    }
    if (gebeurtenis.target.hasAttribute("data-bewaren")) {
      onbewaard = false;
      return;
    }
    vertrekt = true;
  });
  // A search can take some seconds; who stops it closes the connection, and then the program stops too.
  const balk = document.getElementById("zoekbalk");
  const stop = balk.querySelector("button");
  let begon = null;
  function zoekt(knop) {
    begon = knop;
    balk.hidden = false;
    stop.focus();
  }
  stop.addEventListener("click", () => {
    window.stop();
    vertrekt = false;
    balk.hidden = true;
    meld(stop.dataset.gestopt);
    if (begon) begon.focus();
  });
  document.addEventListener("submit", (gebeurtenis) => {
    const form = gebeurtenis.target;
    const knop = gebeurtenis.submitter;
    const gezocht = form.querySelector("select[name=zonder], select[name=doel]");
    if (!gebeurtenis.defaultPrevented && ((knop && knop.hasAttribute("data-zoekt")) || (gezocht && gezocht.value) || /^(zonder|doel)$/.test(knop && knop.name))) zoekt(knop);
  });
  document.addEventListener("click", (gebeurtenis) => {
    const weg = gebeurtenis.target.closest('a[href*="/wat-als?"]');
    if (weg) zoekt(weg);
  });
  window.addEventListener("pageshow", () => { vertrekt = false; balk.hidden = true; });
  window.addEventListener("beforeunload", (gebeurtenis) => {
    if (onbewaard && !vertrekt) gebeurtenis.preventDefault();
  });
  richt();
  const begin = document.querySelector("[data-meld]");
  if (begin && !document.querySelector("[data-focus]")) meld(begin.textContent);
})();
