package org.keqiao.policy.table;

import org.keqiao.policy.PolicyItem;
import org.keqiao.shared.Bilingual;
import org.springframework.modulith.NamedInterface;

/**
 * What a policy table begins with.
 *
 * @param key its key for ever: capitals, digits and underlines
 * @param group tables whose limits and budgets are counted together
 */
@NamedInterface("table")
public record NewPolicy(String key, Bilingual title, String group, PolicyItem.Mode mode, PolicyItem.Share share) {}
