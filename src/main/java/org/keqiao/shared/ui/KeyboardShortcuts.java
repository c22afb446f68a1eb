package org.keqiao.shared.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Keys of a page. Single keys are silent in fields and while an input method composes, and a person can switch them
 * off; keys that are {@linkplain #always always} heard carry Ctrl.
 */
public final class KeyboardShortcuts implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Component host;
    private final Map<String, Binding> bindings = new LinkedHashMap<>();

    private KeyboardShortcuts(Component host) {
        this.host = host;
        host.getElement()
                .addEventListener(
                        "kq-shortcut", event -> run(event.getEventData().getString("event.detail")))
                .addEventData("event.detail");
        host.addAttachListener(attach -> {
            known(attach.getUI()).add(this);
            bind();
        });
        host.addDetachListener(detach -> {
            known(detach.getUI()).remove(this);
            host.getElement().executeJs("window.keqiaoShortcuts && window.keqiaoShortcuts.detach(this)");
        });
    }

    /** Shortcuts that live as long as the component is on the page. */
    public static KeyboardShortcuts of(Component host) {
        return new KeyboardShortcuts(host);
    }

    /**
     * @param keys as the browser names them: {@code j}, {@code Enter}, {@code ArrowDown}; two after another with a
     *     blank, {@code g i}
     * @param textKey what it does, for the help
     */
    public KeyboardShortcuts on(String keys, String textKey, Runnable action) {
        return add(keys, new Binding(textKey, action, false));
    }

    /** Heard in fields too, for example {@code Control+Enter}. */
    public KeyboardShortcuts always(String keys, String textKey, Runnable action) {
        return add(keys, new Binding(textKey, action, true));
    }

    private KeyboardShortcuts add(String keys, Binding binding) {
        bindings.put(keys, binding);
        if (host.isAttached()) {
            bind();
        }
        return this;
    }

    private void bind() {
        String list = bindings.entrySet().stream()
                .map(e -> "{\"keys\":\"" + e.getKey() + "\",\"always\":"
                        + e.getValue().always() + "}")
                .collect(Collectors.joining(",", "[", "]"));
        host.getElement()
                .executeJs("window.keqiaoShortcuts && window.keqiaoShortcuts.attach(this, JSON.parse($0))", list);
    }

    /** Runs what a key is bound to; nothing for an unknown key. */
    public void run(String keys) {
        Binding binding = bindings.get(keys);
        if (binding != null) {
            binding.action().run();
        }
    }

    /** Keys and text keys of all shortcuts that are on the page now. */
    static Map<String, String> onPage(UI ui) {
        Map<String, String> all = new LinkedHashMap<>();
        known(ui).forEach(s -> s.bindings.forEach((keys, binding) -> all.put(keys, binding.textKey())));
        return all;
    }

    private static List<KeyboardShortcuts> known(UI ui) {
        Registry registry = ComponentUtil.getData(ui, Registry.class);
        if (registry == null) {
            registry = new Registry(new ArrayList<>());
            ComponentUtil.setData(ui, Registry.class, registry);
        }
        return registry.all();
    }

    private record Registry(List<KeyboardShortcuts> all) implements Serializable {}

    private record Binding(String textKey, Runnable action, boolean always) {}
}
