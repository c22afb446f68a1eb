package org.keqiao.policy;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.Texts;
import org.springframework.stereotype.Component;

/**
 * Titles of items for whoever works with them or chooses one: a title says it where document or validity of its rules have
 * still to be verified (domain 0.5-12). What is printed has the plain title.
 */
@Component
public class ItemTitles {

    private final Policies policies;
    private final Texts texts;

    ItemTitles(Policies policies, Texts texts) {
        this.policies = policies;
        this.texts = texts;
    }

    public Bilingual of(PolicyItem item) {
        Bilingual title = item.title();
        return item.validityUnverified()
                ? new Bilingual(marked(title.zh(), Locale.SIMPLIFIED_CHINESE), marked(title.en(), Locale.ENGLISH))
                : title;
    }

    /** The same of all items of the city, by key. */
    public Map<String, Bilingual> all() {
        return policies.items().stream().collect(Collectors.toUnmodifiableMap(PolicyItem::key, this::of));
    }

    private String marked(String title, Locale language) {
        return texts.get("policy.title.unverified", language, title);
    }
}
