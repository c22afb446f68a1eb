package org.keqiao.studio.publishing;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.keqiao.process.Finding;
import org.springframework.lang.Nullable;

/**
 * Why a warning of the check may stand.
 *
 * @param file path in the bundle
 * @param element as the finding names it, null for the whole file
 * @param code of the finding
 * @param reason 1 to 2000 characters, for the second person and the record
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WarningAnswer(String file, @Nullable String element, String code, String reason) {

    /** What the answer is about: the same place and the same warning. */
    public boolean isAbout(Finding finding) {
        return finding.file().equals(file)
                && finding.code().equals(code)
                && java.util.Objects.equals(finding.element(), element);
    }
}
