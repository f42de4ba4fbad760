// Makes the first account. The token comes in the address's fragment, which browsers do not send to servers.
const form = document.getElementById("form");
const faults = document.getElementById("faults");
const token = form.elements.setup_token;

token.value = decodeURIComponent(location.hash.slice(1));
history.replaceState(null, "", location.pathname);
(token.value ? form.elements.display_name : token).focus();

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const button = form.querySelector("button");
  button.disabled = true;
  show([]);
  try {
    await signUp();
    form.hidden = true;
    document.getElementById("done").hidden = false;
  } catch (error) {
    show(error.faults ?? ["The server does not answer. Try again."]);
  } finally {
    button.disabled = false;
  }
});

async function signUp() {
  const filled = [...new FormData(form)].filter(([, value]) => value !== "");
  const body = { ...Object.fromEntries(filled), time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone };
  const answer = await fetch("/api/v1/auth/signup", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) {
    const problem = await answer.json();
    const single = [problem.detail ?? problem.title];
    const each = problem.errors.map(({ field, message }) => `${field.replaceAll("_", " ")} ${message}`);
    throw Object.assign(new Error(problem.code), { faults: each.length > 0 ? each : single });
  }
}

function show(messages) {
  faults.replaceChildren(...messages.map((message) => {
    const item = document.createElement("li");
    item.textContent = message;
    return item;
  }));
  faults.hidden = messages.length === 0;
}
