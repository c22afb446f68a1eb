// Tells a grid how wide the window is: on a phone its rows become cards.
const phone = window.matchMedia('(max-width: 700px)');

export function narrow(host: HTMLElement & { kqNarrow?: AbortController }) {
  host.kqNarrow?.abort();
  const watch = new AbortController();
  host.kqNarrow = watch;
  const tell = () => {
    if (host.isConnected) {
      host.dispatchEvent(new CustomEvent('kq-narrow', { detail: phone.matches }));
    } else {
      watch.abort();
    }
  };
  phone.addEventListener('change', tell, { signal: watch.signal });
  if (phone.matches) {
    tell();
  }
}

(window as any).keqiaoGrid = { narrow };
