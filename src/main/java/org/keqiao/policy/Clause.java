package org.keqiao.policy;

import org.springframework.lang.Nullable;

/**
 * What a row of a policy table rests on.
 *
 * @param documentNumber 文号, {@code 随政发〔2026〕1号}; null while the bureau has not named it
 * @param article 条款; null when the whole document is meant
 */
public record Clause(@Nullable String documentNumber, @Nullable String article) {}
