package org.keqiao.process.validation.files;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An allow-list of elements: which attributes and children each may have. What is not listed is refused. */
public final class Grammar {

    /** @param text true when the element may carry text */
    private record Entry(Set<String> attributes, Set<String> children, boolean text) {}

    private final Map<String, Entry> entries = new HashMap<>();
    private final Map<String, String> reasons = new HashMap<>();
    private final String root;

    Grammar(String root) {
        this.root = root;
    }

    /** Names are separated by blanks. */
    Grammar element(String name, String attributes, String children) {
        entries.put(name, new Entry(words(attributes), words(children), false));
        return this;
    }

    Grammar text(String name, String attributes) {
        entries.put(name, new Entry(words(attributes), Set.of(), true));
        return this;
    }

    /** Gives names that are commonly tried, of elements and attributes, a reason of their own. */
    Grammar reason(String code, String names) {
        words(names).forEach(name -> reasons.put(name, code));
        return this;
    }

    private static Set<String> words(String text) {
        return text.isBlank() ? Set.of() : Set.copyOf(List.of(text.strip().split("\\s+")));
    }

    public void check(String file, XmlNode node, Findings findings) {
        if (!node.name().equals(root)) {
            findings.error(file, node.drawn(), "WRONG_ROOT", node.name(), root);
            return;
        }
        below(file, node, findings);
    }

    private void below(String file, XmlNode node, Findings findings) {
        Entry entry = entries.get(node.name());
        if (entry == null) {
            refuse(file, node, node.name(), "ELEMENT_NOT_ALLOWED", findings);
            return;
        }
        for (String attribute : node.attributes().keySet()) {
            if (!entry.attributes.contains(attribute)) {
                refuse(file, node, attribute, "ATTRIBUTE_NOT_ALLOWED", findings);
            }
        }
        if (!entry.text && !node.text().isEmpty()) {
            findings.error(file, node.drawn(), "TEXT_NOT_ALLOWED", node.name());
        }
        for (XmlNode child : node.children()) {
            if (entry.children.contains(child.name())) {
                below(file, child, findings);
            } else {
                refuse(file, child, child.name(), "ELEMENT_NOT_ALLOWED", findings);
            }
        }
    }

    private void refuse(String file, XmlNode node, String name, String general, Findings findings) {
        findings.error(file, node.drawn(), reasons.getOrDefault(name, general), name);
    }
}
