package org.keqiao.policy;

import org.keqiao.shared.Bilingual;

/**
 * 政策项目: a published policy table of this city.
 *
 * @param key by which it is asked for, such as {@code SZ_CONVERSION_CITY}
 * @param group items whose caps and budgets are counted together
 * @param validityUnverified true when a row that holds today names no document or no first day
 */
public record PolicyItem(String key, Bilingual title, String group, boolean validityUnverified) {}
