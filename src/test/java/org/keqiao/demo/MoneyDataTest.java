package org.keqiao.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

class MoneyDataTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().findAndRegisterModules().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    @ParameterizedTest
    @ValueSource(strings = {"quanzhou", "suizhou", "luzhou", "handan", "huaibei"})
    void everyCityHasMoneyForPoliciesOfItsOwn(String name) throws IOException {
        MoneyData.City city = MoneyData.read(JSON).city(name).orElseThrow();
        JsonNode policies = read("db/policies/" + name + "/policies.json").path("policies");
        Set<String> people =
                Set.copyOf(read("db/demo/people.json").path("accounts").findValuesAsText("username"));

        assertThat(city.budgets()).isNotEmpty().allSatisfy(budget -> {
            assertThat(policies.findValuesAsText("group")).contains(budget.group());
            assertThat(people).contains(budget.keeper());
        });
        Stream.concat(
                        Stream.of(
                                city.item(),
                                city.vouchers() == null ? null : city.vouchers().item()),
                        city.claims().stream().map(MoneyData.Claim::item))
                .filter(item -> item != null)
                .forEach(item -> assertThat(policies.findValuesAsText("key")).contains(item));
    }

    @ParameterizedTest
    @ValueSource(strings = {"quanzhou", "suizhou", "luzhou", "handan", "huaibei"})
    void eachStoryRestsOnEarlierOnes(String name) {
        MoneyData.City city = MoneyData.read(JSON).city(name).orElseThrow();
        List<String> keys = new ArrayList<>();
        city.listings().forEach(listing -> keys.add(listing.key()));
        city.contracts().forEach(contract -> keys.add(contract.key()));
        city.claims().forEach(claim -> keys.add(claim.key()));
        city.claims().stream().filter(claim -> claim.listing() != null).forEach(claim -> assertThat(city.listings())
                .filteredOn(listing -> listing.filed() > claim.filed())
                .extracting(MoneyData.Listing::key)
                .contains(claim.listing()));
        city.claims().stream().filter(claim -> claim.deal() != null).forEach(claim -> assertThat(city.listings())
                .filteredOn(listing -> listing.filed() > claim.filed())
                .extracting(MoneyData.Listing::key)
                .contains(claim.deal()));
        city.claims().stream().filter(claim -> claim.voucher() != null).forEach(claim -> assertThat(
                        city.vouchers().claims())
                .filteredOn(voucher -> voucher.filed() > claim.filed() && voucher.use() != null)
                .filteredOn(
                        voucher -> voucher.use().agreed() && voucher.applicant().equals(claim.applicant()))
                .extracting(MoneyData.VoucherClaim::key)
                .contains(claim.voucher()));
        city.batches().forEach(batch -> keys.add(batch.key()));
        city.clawbacks().forEach(clawback -> keys.add(clawback.key()));

        assertThat(keys).doesNotHaveDuplicates();
        for (MoneyData.Batch batch : city.batches()) {
            assertThat(before(city, batch.filed())).containsAll(batch.claims());
            assertThat(batch.claims())
                    .containsAll(batch.payments().stream()
                            .map(MoneyData.Payment::claim)
                            .toList());
        }
        for (MoneyData.Clawback clawback : city.clawbacks()) {
            Set<String> paid = city.batches().stream()
                    .filter(batch -> batch.filed() > clawback.filed())
                    .flatMap(batch -> batch.payments().stream())
                    .map(MoneyData.Payment::claim)
                    .collect(Collectors.toSet());
            assertThat(paid).contains(clawback.claim());
        }
    }

    private static Set<String> before(MoneyData.City city, int day) {
        return city.claims().stream()
                .filter(claim -> claim.filed() > day)
                .map(MoneyData.Claim::key)
                .collect(Collectors.toSet());
    }

    private static JsonNode read(String path) throws IOException {
        try (InputStream file = new ClassPathResource(path).getInputStream()) {
            return JSON.readTree(file);
        }
    }
}
