package org.keqiao.demo;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A side of a sample contract.
 *
 * @param nature code of the party's nature
 * @param region six digits of the county it is registered in
 */
record SampleParty(
        String name,
        String uscc,
        String nature,
        String region,
        String address,
        String legalRepresentative,
        String contact,
        String phone) {

    private static final String CHINA = "142";

    /** As the application's form takes it. */
    Map<String, Object> answers() {
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("name", name);
        answers.put("nature", nature);
        answers.put("uscc", uscc);
        answers.put("countryCode", CHINA);
        answers.put("regionCode", region);
        answers.put("address", address);
        answers.put("postcode", region.substring(0, 3) + "000");
        answers.put("legalRep", legalRepresentative);
        answers.put("contact", contact);
        answers.put("phone", phone);
        answers.put("scale", "SMALL");
        return answers;
    }
}
