package org.keqiao.organization;

import java.time.LocalDate;
import org.keqiao.shared.Bilingual;

/**
 * The competent department under the name it had from a day on; reforms rename it.
 *
 * @param sealName the name on the seal
 * @param documentPrefix how its document numbers begin, {@code 泉科}
 */
public record Bureau(LocalDate validFrom, Bilingual name, String sealName, String documentPrefix) {}
