package org.keqiao.studio.announcement;

import java.time.LocalDate;

/**
 * New cases take an earlier version of a matter again.
 *
 * @param version the one that they take no more
 * @param now the one that they take instead
 * @param on the day on which it was withdrawn
 */
public record VersionWithdrawn(String matter, int version, int now, LocalDate on) {}
