package org.keqiao.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keqiao.shared.Money;
import org.springframework.core.io.ClassPathResource;
import org.springframework.lang.Nullable;

/**
 * What the samples of public money are made of ({@code db/demo/money.json}).
 *
 * @param papers by kind of document
 * @param account of each applicant, but for its holder
 * @param opinions by kind of outcome
 * @param refusals what is filled in with a refusal, by form
 * @param cities by their keys; without an entry a city has no such samples
 */
record MoneyData(
        Map<String, SampleData.Paper> papers,
        Bank account,
        Map<String, String> opinions,
        Map<String, Map<String, Object>> refusals,
        Map<String, City> cities) {

    record Bank(String bank, String bankCode12, String number) {}

    /**
     * @param item that is claimed
     * @param vouchers null where the city grants none
     */
    record City(String item, List<Budget> budgets, List<Claim> claims, @Nullable Vouchers vouchers) {}

    /**
     * @param level CITY, or COUNTY for the county of the first applicant
     * @param document its number, with {0} for the year
     */
    record Budget(String group, String level, String document, Money total) {}

    /**
     * A claim on a contract of its own.
     *
     * @param applicant sign-in name of the buyer
     * @param thousands what was paid, all of the contract, in thousands of yuan
     * @param filed working days before the first start
     * @param steps {@code form:outcome}, in order; then the case waits
     */
    record Claim(String key, String applicant, int thousands, int filed, List<String> steps) {}

    record Vouchers(String item, List<VoucherClaim> claims) {}

    record VoucherClaim(String key, String applicant, Money yuan, String title, int filed, List<String> steps) {}

    static MoneyData read(ObjectMapper json) {
        try (InputStream file = new ClassPathResource("db/demo/money.json").getInputStream()) {
            return json.readValue(file, MoneyData.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<City> city(String key) {
        return Optional.ofNullable(cities.get(key));
    }

    /** What an officer fills in, by the form's id, as the matter's example has it. */
    static Map<String, Map<String, Object>> examples(ObjectMapper json, String matter) {
        try (InputStream file = new ClassPathResource("examples/" + matter + ".json").getInputStream()) {
            return json.convertValue(
                    json.readTree(file).path("tasks"), new TypeReference<Map<String, Map<String, Object>>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
