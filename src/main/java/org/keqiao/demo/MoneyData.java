package org.keqiao.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keqiao.funding.FundingShare;
import org.keqiao.shared.Money;
import org.springframework.core.io.ClassPathResource;
import org.springframework.lang.Nullable;

/**
 * What the samples of public money are made of ({@code db/demo/money.json}).
 *
 * @param papers of a claim, by kind of document
 * @param stepPapers what an officer attaches to a step, by its form
 * @param account of each applicant, but for its holder
 * @param opinions by form, or else by kind of outcome
 * @param refusals what is filled in with a refusal, by form
 * @param cities by their keys; without an entry a city has no such samples
 */
record MoneyData(
        Map<String, SampleData.Paper> papers,
        Map<String, StepPaper> stepPapers,
        Bank account,
        Map<String, String> opinions,
        Map<String, Map<String, Object>> refusals,
        Map<String, City> cities) {

    record Bank(String bank, String bankCode12, String number) {}

    /** @param lines with {0} for the case's number */
    record StepPaper(String kind, String name, List<String> lines) {}

    /**
     * @param item that is claimed where a claim names none; null where each names its own
     * @param answers by form, in the place of what the matter's example says; as {@link #filled}
     * @param vouchers null where the city grants none
     */
    record City(
            @Nullable String item,
            Map<String, Map<String, Object>> answers,
            List<Budget> budgets,
            List<Listing> listings,
            List<Registered> contracts,
            List<Claim> claims,
            List<Batch> batches,
            List<Clawback> clawbacks,
            @Nullable Vouchers vouchers) {

        City {
            answers = answers == null ? Map.of() : answers;
            listings = listings == null ? List.of() : listings;
            contracts = contracts == null ? List.of() : contracts;
            claims = claims == null ? List.of() : claims;
            batches = batches == null ? List.of() : batches;
            clawbacks = clawbacks == null ? List.of() : clawbacks;
        }
    }

    /**
     * @param keeper sign-in name of the finance officer whose purse it is, the city's or a county's
     * @param document its number, with {0} for the year
     */
    record Budget(String group, String keeper, String document, Money total) {}

    /**
     * Somebody who wants to be listed as an intermediary.
     *
     * @param applicant sign-in name
     * @param person who is made up for it, and whom nobody signs in as; null for somebody of the demonstration
     * @param answers of the application, but for declarations; texts as of a claim
     * @param filed working days before the first start
     * @param steps as of a claim
     */
    record Listing(
            String key,
            String applicant,
            @Nullable Person person,
            Map<String, Object> answers,
            int filed,
            List<String> steps) {}

    /** @param county six digits */
    record Person(String name, String county) {}

    /**
     * A contract that nobody has claimed on, for whoever wants to try.
     *
     * @param buyer sign-in name
     * @param thousands of yuan
     * @param registered working days before the first start
     */
    record Registered(String key, String buyer, int thousands, int registered) {}

    /**
     * A claim on a contract of its own, or on something else.
     *
     * @param applicant sign-in name; the buyer of the contract
     * @param item null for the city's
     * @param thousands what was paid, all of the contract, in thousands of yuan; 0 without one
     * @param answers what it rests on instead of a contract, as the application's form takes it: in a text {0} is the year,
     *     {1} a day shortly before the submission, {2} the number that the listing got, and {3} that of the contract on which
     *     its project rests; null for a contract
     * @param side which one the applicant is of that contract, {@code SOLD} or {@code BOUGHT_IN}; null without one
     * @param listing key of the one that it rests on, null for most
     * @param deal key of the listing of the agency that brought its contract about, which is credited to it; null for most
     * @param voucher key of the claim for the voucher that it redeems; null for most
     * @param filed working days before the first start
     * @param steps as {@link MoneySteps} takes them; then the case waits
     */
    record Claim(
            String key,
            String applicant,
            @Nullable String item,
            int thousands,
            @Nullable Map<String, Object> answers,
            @Nullable String side,
            @Nullable String listing,
            @Nullable String deal,
            @Nullable String voucher,
            int filed,
            List<String> steps) {}

    /**
     * Claims that are decided together.
     *
     * @param title with {0} for the year, {1} for the month and {2} for the day
     * @param filed working days before the first start
     * @param claims keys of those that wait by then
     * @param steps as of a claim
     * @param payments what is paid of it, or asked for
     */
    record Batch(String key, String title, int filed, List<String> claims, List<String> steps, List<Payment> payments) {

        Batch {
            payments = payments == null ? List.of() : payments;
        }
    }

    /** @param steps as of a claim; of all payments of a batch the first ones come on one day, the second ones on the next */
    record Payment(String claim, FundingShare share, List<String> steps) {}

    /**
     * @param claim key of one that was paid
     * @param filed working days before the first start
     * @param opening answers of the form that begins it
     * @param answers by form, instead of the matter's example and of the city's
     * @param steps as of a claim
     */
    record Clawback(
            String key,
            String claim,
            int filed,
            Map<String, Object> opening,
            Map<String, Map<String, Object>> answers,
            List<String> steps) {}

    record Vouchers(String item, List<VoucherClaim> claims) {}

    /** @param use null for a voucher that is not used yet */
    record VoucherClaim(
            String key, String applicant, Money yuan, String title, int filed, List<String> steps, @Nullable Use use) {}

    /**
     * With whom a voucher is used.
     *
     * @param provider key of its listing
     * @param thousands of yuan of the contract
     * @param agreed whether the provider has confirmed it
     */
    record Use(String provider, int thousands, boolean agreed) {}

    /** Sign-in name of whom a listing lists. */
    static String applicant(City city, String listing) {
        return city.listings().stream()
                .filter(each -> each.key().equals(listing))
                .map(Listing::applicant)
                .findFirst()
                .orElseThrow();
    }

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
