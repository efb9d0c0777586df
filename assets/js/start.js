initAll();
for (const form of document.querySelectorAll("form[data-autosave]")) autosave(form);
