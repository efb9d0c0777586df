// Tells the style sheet, before the first paint, that script runs.
document.body.classList.add("js-enabled", "govuk-frontend-supported");
