// Upstream marks a radio that opens a field with aria-expanded, which ARIA does not allow on a
// radio. Here opening a field shows it and says no more.
Radios.prototype.syncConditionalRevealWithInputState = function (input) {
  const field = document.getElementById(input.getAttribute("aria-controls"));
  if (field && field.classList.contains("govuk-radios__conditional")) {
    field.classList.toggle("govuk-radios__conditional--hidden", !input.checked);
  }
};

initAll();
for (const form of document.querySelectorAll("form[data-autosave]")) autosave(form);
