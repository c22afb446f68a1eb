package org.keqiao.organization;

import java.util.List;
import org.keqiao.shared.Bilingual;

/**
 * 技术合同登记站: where sellers of certain counties register.
 *
 * @param code the city's six digits and two of the station, {@code 35050001}
 * @param counties codes of the county units it serves
 */
public record Station(String code, Bilingual name, List<String> counties) {

    public Station {
        counties = List.copyOf(counties);
    }

    /** The six digits that a registration number carries after its year: province, city, station, {@code 350501}. */
    public String numberPart() {
        return code.substring(0, 4) + code.substring(6);
    }
}
