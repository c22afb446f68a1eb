package org.keqiao.policy;

import org.keqiao.shared.Bilingual;

/**
 * What a policy table begins with.
 *
 * @param key its key for ever: capitals, digits and underlines
 * @param group tables whose limits and budgets are counted together
 */
public record NewPolicy(String key, Bilingual title, String group, PolicyItem.Mode mode, PolicyItem.Share share) {}
