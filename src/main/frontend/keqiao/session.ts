// Warns before the session ends for want of activity, offers to stay, and says so when it has ended or somebody signed
// out in another window. The windows of one browser share one session, and so one clock.
type Words = Record<'title' | 'text' | 'stay' | 'ended' | 'endedText' | 'out' | 'outText' | 'on', string>;
type Host = HTMLElement & { $server?: { stillHere(): void } };

const ACTIVE = 'keqiao.active';
const OUT = 'keqiao.out';
const LOOK_EVERY = 5_000;

let host: Host | undefined;
let words: Words;
let life = 0;
let warning = 0;
let last = 0;
let over = false;
let dialog: HTMLDialogElement | undefined;

function share(key: string, value: number) {
  try {
    window.localStorage.setItem(key, String(value));
  } catch {
    // Private mode: each window has its own clock.
  }
}

function lastAnywhere(): number {
  try {
    return Math.max(last, Number(window.localStorage.getItem(ACTIVE) ?? 0));
  } catch {
    return last;
  }
}

function touched() {
  last = Date.now();
  share(ACTIVE, last);
}

function stay() {
  close();
  touched();
  host?.$server?.stillHere();
}

function close() {
  dialog?.close();
  dialog?.remove();
  dialog = undefined;
}

function ask(kind: string, title: string, text: string, action: string, act: () => void) {
  if (dialog?.dataset.kind === kind) {
    dialog.querySelector('p')!.textContent = text;
    return;
  }
  close();
  dialog = document.createElement('dialog');
  dialog.className = 'kq-session';
  dialog.dataset.kind = kind;
  dialog.setAttribute('role', 'alertdialog');
  dialog.setAttribute('aria-labelledby', 'kq-session-title');
  dialog.setAttribute('aria-describedby', 'kq-session-text');
  const heading = document.createElement('h2');
  heading.id = 'kq-session-title';
  heading.textContent = title;
  const sentence = document.createElement('p');
  sentence.id = 'kq-session-text';
  sentence.textContent = text;
  const button = document.createElement('vaadin-button');
  button.setAttribute('theme', 'primary');
  button.textContent = action;
  button.addEventListener('click', act);
  dialog.append(heading, sentence, button);
  // Escape answers as the button does: nobody is to be left without a way on.
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    act();
  });
  document.body.append(dialog);
  dialog.showModal();
  button.focus();
}

function ended(title: string, text: string) {
  over = true;
  ask('ended', title, text, words.on, () => window.location.reload());
}

function look() {
  if (!host || over) {
    return;
  }
  const idle = (Date.now() - lastAnywhere()) / 1000;
  if (idle >= life) {
    ended(words.ended, words.endedText);
  } else if (idle >= life - warning) {
    const minutes = Math.max(1, Math.ceil((life - idle) / 60));
    ask('warning', words.title, words.text.replace('{0}', String(minutes)), words.stay, stay);
  } else if (dialog) {
    // Somebody stayed, in another window.
    close();
  }
}

// Working without asking the server, such as typing a long text, keeps the session too.
function active() {
  if (host && !over && !dialog && Date.now() - lastAnywhere() > Math.min(120_000, (life * 1000) / 10)) {
    stay();
  }
}

window.addEventListener('storage', (event) => {
  if (event.key === OUT && host && !over) {
    ended(words.out, words.outText);
  }
});
window.addEventListener('pointerdown', active, true);
window.addEventListener('keydown', active, true);
window.setInterval(look, LOOK_EVERY);

(window as any).keqiaoSession = {
  /** After the page was loaded by somebody who is signed in. Both times in seconds. */
  watch(element: Host, seconds: number, before: number, texts: Words) {
    host = element;
    life = seconds;
    warning = before;
    words = texts;
    over = false;
    touched();
  },
  /** Nobody is signed in here: other windows that still show a page are told. */
  signedOut() {
    host = undefined;
    share(OUT, Date.now());
  },
};

export {};
