package org.keqiao.certification;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Locale;
import org.springframework.lang.Nullable;

/** A side of a contract, as far as the checks look at it: exactly one of the three numbers names it. */
@JsonIgnoreProperties(ignoreUnknown = true)
record Party(
        @Nullable String name,
        @Nullable String uscc,
        @Nullable String residentId,
        @Nullable String foreignId,
        @Nullable String regionCode) {

    /** What tells this party from any other; its name where it has no number. */
    @JsonIgnore
    String identity() {
        for (String number : new String[] {uscc, residentId, foreignId}) {
            if (number != null && !number.isBlank()) {
                return number.strip().toUpperCase(Locale.ROOT);
            }
        }
        return String.valueOf(name).strip();
    }
}
