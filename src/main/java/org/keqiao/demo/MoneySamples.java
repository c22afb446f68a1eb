package org.keqiao.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.keqiao.calendar.WorkingCalendar;
import org.keqiao.demo.MoneyData.Budget;
import org.keqiao.demo.SampleSellers.Seller;
import org.keqiao.funding.BudgetLineDraft;
import org.keqiao.funding.BudgetLines;
import org.keqiao.organization.CityProfiles;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.Backdating;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Public money on a demonstration: budget lines, claims for a subsidy at each step as far as the city's policy says what
 * it gives, batches with their notices and payments, clawbacks, and vouchers. A story is one transaction.
 */
@Component
class MoneySamples {

    private static final Logger LOG = LoggerFactory.getLogger(MoneySamples.class);

    private final ObjectMapper json;
    private final ClaimSamples claims;
    private final BatchSamples batches;
    private final ClawbackSamples clawbacks;
    private final BudgetLines budgets;
    private final CityProfiles cities;
    private final AccountDirectory accounts;
    private final CurrentActor currentActor;
    private final SampleStore store;
    private final Backdating backdating;
    private final WorkingCalendar calendar;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MoneySamples(
            ObjectMapper json,
            ClaimSamples claims,
            BatchSamples batches,
            ClawbackSamples clawbacks,
            BudgetLines budgets,
            CityProfiles cities,
            AccountDirectory accounts,
            CurrentActor currentActor,
            SampleStore store,
            Backdating backdating,
            WorkingCalendar calendar,
            TransactionTemplate transaction,
            Clock clock) {
        this.json = json;
        this.claims = claims;
        this.batches = batches;
        this.clawbacks = clawbacks;
        this.budgets = budgets;
        this.cities = cities;
        this.accounts = accounts;
        this.currentActor = currentActor;
        this.store = store;
        this.backdating = backdating;
        this.calendar = calendar;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** One of them, and the day on which it begins. */
    private record Told(String key, LocalDate on, Supplier<Boolean> story) {}

    /**
     * Lets those happen that have not yet; one that cannot leaves the others.
     *
     * @return how many did
     */
    int tell(SampleData data, List<Seller> sellers, LocalDate origin) {
        return tell(MoneyData.read(json), data, sellers, origin);
    }

    int tell(MoneyData money, SampleData data, List<Seller> sellers, LocalDate origin) {
        Map<String, Seller> known = sellers.stream().collect(Collectors.toMap(Seller::username, Function.identity()));
        return money.city(cities.current().key())
                .map(city -> tell(new MoneyPlot(money, city, data, known, origin, calendar, clock)))
                .orElse(0);
    }

    private int tell(MoneyPlot plot) {
        LocalDate begin = plot.begin();
        for (int year = begin.getYear(); year <= plot.origin().getYear(); year++) {
            LocalDate first = LocalDate.of(year, 1, 1);
            LocalDate on = begin.isAfter(first) ? begin : first;
            plot.city().budgets().forEach(budget -> attempt(budget.document(), () -> open(budget, plot, on)));
        }
        // In the order of their days, so that numbers follow them and a batch finds what waits for it.
        return stories(plot).stream()
                .sorted(Comparator.comparing(Told::on))
                .mapToInt(told -> attempt(told.key(), told.story()))
                .sum();
    }

    private List<Told> stories(MoneyPlot plot) {
        List<Told> stories = new ArrayList<>();
        plot.city()
                .contracts()
                .forEach(contract -> stories.add(new Told(
                        contract.key(), plot.before(contract.registered()), () -> claims.contract(contract, plot))));
        plot.city()
                .listings()
                .forEach(listing -> stories.add(
                        new Told(listing.key(), plot.before(listing.filed()), () -> claims.listing(listing, plot))));
        plot.city()
                .claims()
                .forEach(claim -> stories.add(
                        new Told(claim.key(), plot.before(claim.filed()), () -> claims.claim(claim, plot))));
        plot.city()
                .batches()
                .forEach(batch -> stories.add(
                        new Told(batch.key(), plot.before(batch.filed()), () -> batches.tell(batch, plot))));
        plot.city()
                .clawbacks()
                .forEach(clawback -> stories.add(
                        new Told(clawback.key(), plot.before(clawback.filed()), () -> clawbacks.tell(clawback, plot))));
        MoneyData.Vouchers vouchers = plot.city().vouchers();
        if (vouchers != null) {
            vouchers.claims()
                    .forEach(claim -> stories.add(new Told(
                            claim.key(),
                            plot.before(claim.filed()),
                            () -> claims.voucher(claim, vouchers.item(), plot))));
        }
        return stories;
    }

    private static int attempt(String key, Supplier<Boolean> story) {
        try {
            return story.get() ? 1 : 0;
        } catch (RuntimeException e) {
            LOG.warn("Sample {} could not be made", key, e);
            return 0;
        }
    }

    /** False: a line is no case. */
    private boolean open(Budget budget, MoneyPlot plot, LocalDate on) {
        int year = on.getYear();
        String key = budget.group() + "-" + budget.keeper() + "-" + year;
        if (accounts.named(budget.keeper()).isEmpty()) {
            return false;
        }
        backdating.at(
                plot.time(key, on).now(),
                () -> transaction.execute(status -> {
                    if (store.begin(key)) {
                        currentActor.runAs(
                                accounts.actorNamed(budget.keeper()),
                                () -> budgets.open(new BudgetLineDraft(
                                        year,
                                        budget.group(),
                                        budgets.ownCounty(),
                                        MessageFormat.format(budget.document(), String.valueOf(year)),
                                        null,
                                        null,
                                        null,
                                        budget.total())));
                    }
                    return null;
                }));
        return false;
    }
}
