package org.keqiao.policy.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.keqiao.policy.PolicyItem;
import org.keqiao.shared.Bilingual;
import org.springframework.lang.Nullable;

/**
 * A policy table of this city.
 *
 * @param key by which actions ask for it, for ever
 * @param group tables whose limits and budgets are counted together
 * @param mode how it comes to its takers
 * @param share whose purse pays
 * @param version the newest published one; null when there is none
 * @param publishedOn its day; null when there is none
 * @param shipped true while what came with the product is in force
 * @param validityUnverified true when a row that holds today names no document or no first day
 * @param draft the open change; null when nobody changes it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PolicyTable(
        String key,
        Bilingual title,
        String group,
        PolicyItem.Mode mode,
        PolicyItem.Share share,
        @Nullable Integer version,
        @Nullable LocalDate publishedOn,
        boolean shipped,
        boolean validityUnverified,
        @Nullable PolicyDraft draft) {}
