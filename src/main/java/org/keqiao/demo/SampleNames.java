package org.keqiao.demo;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.keqiao.organization.CityProfile;
import org.keqiao.organization.CountyUnit;
import org.keqiao.shared.CreditCode;
import org.keqiao.shared.ResidentId;

/** Makes up organisations that could sit in the city, with credit codes that are right and belong to nobody. */
class SampleNames {

    private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final String COMPANY = "150";
    private static final String INSTITUTE = "021";
    private static final int BUYERS = 70;

    private final SampleData data;
    private final CityProfile city;
    private final String shortName;

    SampleNames(SampleData data, CityProfile city) {
        this.data = data;
        this.city = city;
        String name = city.name().zh();
        this.shortName = name.substring(0, name.length() - 1);
    }

    /** Number {@code i} of the sellers: every sixth is an institute. */
    SampleParty seller(int i, List<String> counties) {
        Random chance = data.chance("seller-" + i);
        String county = SampleData.any(counties, chance);
        boolean institute = i % 6 == 5;
        String name = institute
                ? MessageFormat.format(
                        data.institute(),
                        shortName + word(i),
                        data.institutes().get(i % data.institutes().size()))
                : company(shortName, i, chance);
        return party(name, institute ? "12" : "91", institute ? INSTITUTE : COMPANY, county, shortName, chance);
    }

    /** Half of them of the city. */
    List<SampleParty> buyers() {
        List<String> counties = city.counties().stream()
                .filter(county -> !county.zone() && county.reporting())
                .map(CountyUnit::code)
                .toList();
        List<SampleParty> buyers = new ArrayList<>();
        for (int i = 0; i < BUYERS; i++) {
            Random chance = data.chance("buyer-" + i);
            SampleData.Place elsewhere = SampleData.any(data.elsewhere(), chance);
            boolean local = i % 2 == 0;
            String place = local ? shortName : elsewhere.place();
            String county = local ? SampleData.any(counties, chance) : elsewhere.code();
            buyers.add(party(company(place, i + 7, chance), "91", COMPANY, county, place, chance));
        }
        return buyers;
    }

    private String company(String place, int i, Random chance) {
        return MessageFormat.format(data.company(), place, word(i), SampleData.any(data.trades(), chance));
    }

    private String word(int i) {
        return data.words().get(i % data.words().size());
    }

    private SampleParty party(String name, String kind, String nature, String county, String place, Random chance) {
        String address = MessageFormat.format(
                data.address(), place, SampleData.any(data.streets(), chance), String.valueOf(1 + chance.nextInt(200)));
        return new SampleParty(
                name,
                creditCode(kind + county, chance),
                nature,
                county,
                address,
                data.anyPerson(chance),
                data.anyPerson(chance),
                "138" + "%08d".formatted(chance.nextInt(100_000_000)));
    }

    static String creditCode(String prefix, Random chance) {
        StringBuilder body = new StringBuilder(prefix).append("MA");
        while (body.length() < 16) {
            body.append(CHARACTERS.charAt(chance.nextInt(CHARACTERS.length())));
        }
        for (char inner : CHARACTERS.toCharArray()) {
            for (char outer : CHARACTERS.toCharArray()) {
                String code = body + "" + inner + outer;
                if (CreditCode.problem(code).isEmpty()) {
                    return code;
                }
            }
        }
        // The body's check may be one that the code's own alphabet lacks.
        return creditCode(prefix, chance);
    }

    /** A right number of nobody, born in the eighties. */
    static String residentId(String county, Random chance) {
        String body = county
                + "198%d%02d%02d%03d"
                        .formatted(
                                chance.nextInt(10),
                                1 + chance.nextInt(12),
                                1 + chance.nextInt(28),
                                chance.nextInt(1000));
        return "0123456789X"
                .chars()
                .mapToObj(check -> body + (char) check)
                .filter(id ->
                        ResidentId.parse(id, LocalDate.EPOCH.plusYears(50)).isPresent())
                .findFirst()
                .orElseThrow();
    }
}
