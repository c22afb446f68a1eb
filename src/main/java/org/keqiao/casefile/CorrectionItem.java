package org.keqiao.casefile;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.springframework.lang.Nullable;

/**
 * One defect of a correction notice: a field or a document, never both.
 *
 * @param field answer key, {@code seller.uscc} or {@code buyers[0].name}
 * @param document document kind
 * @param text what is wrong and what is asked for, as the officer wrote it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CorrectionItem(@Nullable String field, @Nullable String document, String text) {}
