package org.keqiao.security;

import org.keqiao.shared.Bilingual;

/**
 * Where official roles are exercised, besides the city itself.
 *
 * @param kind STATION or COUNTY
 */
public record Office(String code, OfficeKind kind, Bilingual name) {}
