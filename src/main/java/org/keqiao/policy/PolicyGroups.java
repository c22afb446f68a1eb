package org.keqiao.policy;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** 政策组: what they are called on the pages, since a group has a key and no name of its own. */
@Component
public class PolicyGroups {

    private final Policies policies;

    PolicyGroups(Policies policies) {
        this.policies = policies;
    }

    /** All of today, read once. */
    public Names names(Locale locale) {
        return new Names(
                policies.items().stream()
                        .filter(item -> item.mode() != PolicyItem.Mode.NONE)
                        .toList(),
                locale);
    }

    /** @param items that give money */
    public record Names(List<PolicyItem> items, Locale locale) {

        /** Keys of the groups whose items give money out of such a purse, in the order of the items. */
        public List<String> keys(PolicyItem.Share purse) {
            return items.stream()
                    .filter(item -> item.share() == purse)
                    .map(PolicyItem::group)
                    .distinct()
                    .toList();
        }

        /** The titles of the group's items for this purse; the key where the city has none. */
        public String of(String group, PolicyItem.Share purse) {
            String titles = items.stream()
                    .filter(item -> item.share() == purse && item.group().equals(group))
                    .map(item -> item.title().in(locale))
                    .collect(Collectors.joining(" / "));
            return titles.isEmpty() ? group : titles;
        }
    }
}
