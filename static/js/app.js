/* What pages do beyond plain HTML. Everything works without this file; nothing here holds state. */
"use strict";

(function () {
  /* --- Error summary and conflict: take focus. The summary leads to the question even when it is folded away or hidden --- */

  function focusWhatStopped(root) {
    const box = root.querySelector("[data-error-summary], [data-conflict]");
    if (box) box.focus();
  }

  function reveal(target) {
    for (let node = target; node; node = node.parentElement) {
      if (node.tagName === "DETAILS") node.open = true;
      if (node.hasAttribute("data-show-if")) node.hidden = false;
    }
  }

  document.addEventListener("click", function (event) {
    const link = event.target.closest('[data-error-summary] a[href^="#"]');
    const target = link && document.getElementById(link.hash.slice(1));
    if (!target) return;
    event.preventDefault();
    reveal(target);
    target.focus();
    target.scrollIntoView({ block: "center" });
  });

  /* --- Conditional questions: data-show-if="name=value|value2", several joined with ";" --- */

  /* Not what the page was opened with (Django's «initial-…»), only what is answered now. */
  function isAnswer(control) {
    return !control.name.startsWith("initial-");
  }

  function controlsNamed(name, element) {
    const scope = element.closest("[data-show-scope]") || element.closest("form") || document;
    const all = Array.from(scope.querySelectorAll("input, select, textarea")).filter(isAnswer);
    const exact = all.filter((control) => control.name === name);
    return exact.length ? exact : all.filter((control) => control.name.endsWith("-" + name));
  }

  function answersTo(name, element) {
    return controlsNamed(name, element)
      .filter((control) => !control.closest("[data-show-if][hidden]"))
      .flatMap(function (control) {
        if (control.type === "radio" || control.type === "checkbox") return control.checked ? [control.value] : [];
        if (control.tagName === "SELECT") return Array.from(control.selectedOptions, (option) => option.value);
        return [control.value];
      });
  }

  function holds(condition, element) {
    const [, name, sign, wanted] = condition.trim().match(/^([^=!]+?)(!?=)(.*)$/) || [];
    if (!name) return true;
    const values = wanted.split("|");
    const found = answersTo(name, element).some((answer) => values.includes(answer));
    return sign === "=" ? found : !found;
  }

  /* A question with a fault is always shown, or its link in the error summary would lead nowhere. */
  function shouldShow(element) {
    if (element.querySelector("[aria-invalid=true]")) return true;
    return element.dataset.showIf.split(";").every((condition) => holds(condition, element));
  }

  /* Hiding one question can hide those that hang on it, so repeat until nothing changes. */
  function showQuestions() {
    const elements = Array.from(document.querySelectorAll("[data-show-if]"));
    for (let round = 0; round < 10; round += 1) {
      const changed = elements.filter((element) => element.hidden === shouldShow(element));
      if (!changed.length) return;
      changed.forEach(function (element) {
        element.hidden = !element.hidden;
      });
    }
  }

  document.addEventListener("change", showQuestions);

  /* --- Buttons that must act once: data-once. The button is not disabled before its value is sent. --- */

  document.addEventListener("submit", function (event) {
    const button = event.submitter;
    if (!button || !button.hasAttribute("data-once")) return;
    if (button.getAttribute("aria-disabled") === "true") {
      event.preventDefault();
      return;
    }
    button.setAttribute("aria-disabled", "true");
    button.setAttribute("aria-busy", "true");
  });

  window.addEventListener("pageshow", function () {
    document.querySelectorAll("[data-once][aria-disabled]").forEach(function (button) {
      button.removeAttribute("aria-disabled");
      button.removeAttribute("aria-busy");
    });
  });

  /* --- Step list and the like: folded on phones, and as the reader left it when autosave brings a new one --- */

  const FOLDING = "details[data-fold-on-phone]";

  function isPhone() {
    return window.matchMedia("(max-width: 63.99rem)").matches;
  }

  function foldOnPhones() {
    if (!isPhone()) return;
    document.querySelectorAll(FOLDING).forEach(function (details) {
      details.open = false;
    });
  }

  document.addEventListener("htmx:oobBeforeSwap", function (event) {
    const shown = event.detail.target.querySelector(FOLDING);
    const fresh = event.detail.fragment.querySelector(FOLDING);
    if (fresh) fresh.open = shown ? shown.open : !isPhone();
  });

  /* --- Autosave: say so while it is being sent, and above all when it failed --- */

  function saveStatusOf(element) {
    const form = element.closest("form");
    return (form && form.querySelector("[data-save-status]")) || document.querySelector("[data-save-status]");
  }

  function tellSaving(event, state) {
    const verb = event.detail.requestConfig ? event.detail.requestConfig.verb : "";
    const status = verb === "get" ? null : saveStatusOf(event.target);
    if (!status) return;
    const text = document.createElement("span");
    text.dataset.state = state;
    text.textContent = status.dataset[state];
    status.replaceChildren(text);
  }

  document.addEventListener("htmx:beforeSend", (event) => tellSaving(event, "saving"));
  ["htmx:responseError", "htmx:sendError", "htmx:timeout"].forEach(function (name) {
    document.addEventListener(name, (event) => tellSaving(event, "failed"));
  });

  document.addEventListener("htmx:afterSwap", function (event) {
    showQuestions();
    focusWhatStopped(event.target);
  });
  document.addEventListener("htmx:oobAfterSwap", showQuestions);

  showQuestions();
  foldOnPhones();
  focusWhatStopped(document);
  /* An address that still ends in «#innhold» moves focus there once the page is loaded. */
  window.addEventListener("load", () => focusWhatStopped(document));
})();
