/* Passkeys (WebAuthn). A form with data-passkey="get" or "create" asks the phone or machine for the key, puts its answer
   in the field «credential» and is then sent as any form. What is asked for stands in #passkey-options, or is fetched
   from data-passkey-ask. */
"use strict";

(function () {
  function bytes(text) {
    const binary = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(binary, (each) => each.charCodeAt(0));
  }

  function text(buffer) {
    const binary = String.fromCharCode(...new Uint8Array(buffer));
    return btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  function withId(credential) {
    return { ...credential, id: bytes(credential.id) };
  }

  /* From JSON to what the browser wants. */
  function asked(publicKey) {
    const options = { ...publicKey, challenge: bytes(publicKey.challenge) };
    if (options.user) options.user = { ...options.user, id: bytes(options.user.id) };
    ["excludeCredentials", "allowCredentials"].forEach(function (name) {
      if (options[name]) options[name] = options[name].map(withId);
    });
    return options;
  }

  /* And back again. */
  function answered(credential) {
    const response = { clientDataJSON: text(credential.response.clientDataJSON) };
    ["attestationObject", "authenticatorData", "signature", "userHandle"].forEach(function (name) {
      if (credential.response[name]) response[name] = text(credential.response[name]);
    });
    return {
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      clientExtensionResults: credential.getClientExtensionResults(),
      response: response,
    };
  }

  async function optionsFor(form) {
    if (!form.dataset.passkeyAsk) {
      const data = JSON.parse(document.getElementById("passkey-options").textContent);
      return (data.creation_options || data.request_options).publicKey;
    }
    const reply = await fetch(form.dataset.passkeyAsk, { headers: { Accept: "application/json" } });
    if (!reply.ok) throw new Error("The server did not answer.");
    return (await reply.json()).request_options.publicKey;
  }

  function tell(form, name) {
    const alert = form.querySelector("[" + name + "]");
    if (alert) alert.hidden = false;
  }

  async function use(form) {
    const publicKey = asked(await optionsFor(form));
    const verb = form.dataset.passkey === "create" ? "create" : "get";
    form.elements.credential.value = JSON.stringify(answered(await navigator.credentials[verb]({ publicKey })));
    form.submit();
  }

  document.addEventListener("submit", function (event) {
    const form = event.target.closest("form[data-passkey]");
    if (!form) return;
    event.preventDefault();
    form.querySelectorAll("[data-passkey-failed], [data-passkey-missing]").forEach(function (alert) {
      alert.hidden = true;
    });
    if (!window.PublicKeyCredential) tell(form, "data-passkey-missing");
    else use(form).catch(() => tell(form, "data-passkey-failed"));
  });
})();
