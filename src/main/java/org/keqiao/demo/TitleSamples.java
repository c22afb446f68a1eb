package org.keqiao.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.keqiao.organization.OrganisationView;
import org.keqiao.organization.Organisations;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.CurrentActor;
import org.keqiao.title.EnterpriseTitles;
import org.keqiao.title.TitleImport;
import org.keqiao.title.TitleListDraft;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The demonstration's lists of titles: one officer imports each, another one confirms it. */
@Component
class TitleSamples {

    private static final String OFFICER = "officer";
    private static final String SECOND = "officer3";

    private final TitleImport imports;
    private final EnterpriseTitles titles;
    private final Organisations organisations;
    private final AccountDirectory accounts;
    private final CurrentActor currentActor;
    private final SampleStore store;
    private final ObjectMapper json;
    private final TransactionTemplate transaction;

    TitleSamples(
            TitleImport imports,
            EnterpriseTitles titles,
            Organisations organisations,
            AccountDirectory accounts,
            CurrentActor currentActor,
            SampleStore store,
            ObjectMapper json,
            TransactionTemplate transaction) {
        this.imports = imports;
        this.titles = titles;
        this.organisations = organisations;
        this.accounts = accounts;
        this.currentActor = currentActor;
        this.store = store;
        this.json = json;
        this.transaction = transaction;
    }

    /**
     * @param numbers what each number begins with
     * @param years for how many years it is held, from 1 January of the list's year
     * @param holders accounts whose organisations stand on it
     */
    record SampleList(
            String title,
            String source,
            String issuer,
            String numbers,
            int years,
            boolean complete,
            List<String> holders) {}

    /**
     * Imports those of a city that are not there yet.
     *
     * @param city key of its profile
     * @return how many
     */
    int tell(String city, LocalDate origin) {
        return (int) lists().getOrDefault(city, List.of()).stream()
                .filter(list -> Boolean.TRUE.equals(transaction.execute(status -> told(list, origin.getYear()))))
                .count();
    }

    private Map<String, List<SampleList>> lists() {
        try {
            return json.readValue(
                    new ClassPathResource("db/demo/titles.json").getInputStream(), new TypeReference<>() {});
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private boolean told(SampleList list, int year) {
        if (!store.begin("title-" + list.title())) {
            return false;
        }
        StringBuilder table = new StringBuilder("number,name,uscc,issuer,from,to\n");
        for (int i = 0; i < list.holders().size(); i++) {
            OrganisationView holder =
                    organisations.of(accounts.actorNamed(list.holders().get(i))).get(0);
            table.append("%s%d%06d,%s,%s,%s,%d-01-01,%d-12-31\n"
                    .formatted(
                            list.numbers(),
                            year,
                            i + 1,
                            holder.name(),
                            holder.uscc(),
                            list.issuer(),
                            year,
                            year + list.years() - 1));
        }
        String first = list.numbers() + year + "%06d".formatted(1);
        currentActor.runAs(
                accounts.actorNamed(OFFICER),
                () -> imports.take(
                        new TitleListDraft(list.title(), year, list.source(), list.complete()),
                        list.source() + ".csv",
                        new ByteArrayInputStream(table.toString().getBytes(StandardCharsets.UTF_8))));
        currentActor.runAs(
                accounts.actorNamed(SECOND),
                () -> titles.confirm(titles.list(first, list.title(), true, null, 1)
                        .items()
                        .get(0)
                        .id()));
        return true;
    }
}
