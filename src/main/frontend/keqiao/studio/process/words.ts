import upstream from 'bpmn-js-i18n/translations/zn';
import english from './words-en';
import chinese from './words-zh';

declare global {
  interface Window {
    /** Texts that a Chinese reader was shown in English: empty, or a test fails. */
    keqiaoUntranslated?: Set<string>;
  }
}

/** Our words first, then upstream's. */
function look(language: string, text: string): string | undefined {
  return language.startsWith('en') ? (english[text] ?? text) : (chinese[text] ?? (upstream as Record<string, string>)[text]);
}

export function words(language: string) {
  return (text: string, values: Record<string, unknown> = {}): string => {
    const found = look(language, text);
    // What is Chinese already was translated by whoever asks.
    if (found === undefined && /[A-Za-z]/.test(text) && !/[\u4e00-\u9fff]/.test(text)) {
      (window.keqiaoUntranslated ??= new Set()).add(text);
    }
    return (found ?? text).replace(/{([^}]+)}/g, (_, key) => String(values[key] ?? `{${key}}`));
  };
}

/** The walk-through writes its texts without asking for a translation: they are put right as they appear. */
export function translateWalk(host: HTMLElement, language: string): MutationObserver {
  const translate = words(language);
  const scope = (title: string) => {
    const [, id] = /^Focus process instance (.+)$/.exec(title) ?? [];
    return id ? translate('Focus process instance {id}', { id }) : undefined;
  };
  const put = (node: Node) => {
    if (node instanceof HTMLElement) {
      if (node.className && String(node.className).startsWith('bts-') && node.title) {
        const title = scope(node.title) ?? translate(node.title);
        if (title !== node.title) {
          node.title = title;
        }
      }
      node.childNodes.forEach(put);
    } else if (node.nodeType === Node.TEXT_NODE && node.parentElement?.closest('[class^="bts-"]')) {
      const text = node.textContent?.trim() ?? '';
      const found = look(language, text);
      if (text && found && found !== text) {
        node.textContent = node.textContent!.replace(text, found);
      }
    }
  };
  const observer = new MutationObserver((changes) =>
    changes.forEach((change) => (change.type === 'attributes' ? put(change.target) : change.addedNodes.forEach(put))),
  );
  observer.observe(host, { childList: true, subtree: true, attributes: true, attributeFilter: ['title'] });
  put(host);
  return observer;
}
