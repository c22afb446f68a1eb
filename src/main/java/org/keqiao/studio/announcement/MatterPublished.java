package org.keqiao.studio.announcement;

import java.time.LocalDate;
import org.springframework.lang.Nullable;

/**
 * A changed matter is in force: new cases take this version.
 *
 * @param replaces the version that new cases took before, null for a matter that begins with it
 * @param on the day on which it came into force
 * @param moveCases true when the cases under way shall be moved to it afterwards
 * @param by sign-in name of the person who proposed it
 */
public record MatterPublished(
        String matter, int version, @Nullable Integer replaces, LocalDate on, boolean moveCases, String by) {}
