// What can be scrolled sideways can be reached with the keyboard.
document.addEventListener("DOMContentLoaded", () => {
  const bereikbaar = () => {
    for (const deel of document.querySelectorAll(".md-typeset__scrollwrap, .md-typeset pre > code")) {
      if (deel.scrollWidth > deel.clientWidth) deel.tabIndex = 0;
      else deel.removeAttribute("tabindex");
    }
  };
  new ResizeObserver(bereikbaar).observe(document.body);
});
