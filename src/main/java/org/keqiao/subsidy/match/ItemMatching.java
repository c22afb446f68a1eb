package org.keqiao.subsidy.match;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.keqiao.affiliation.CompanyGroup;
import org.keqiao.funding.CapKey;
import org.keqiao.funding.Caps;
import org.keqiao.funding.award.Award;
import org.keqiao.funding.award.AwardTerms;
import org.keqiao.funding.award.ContractBase;
import org.keqiao.funding.claim.ProjectAwards;
import org.keqiao.integrity.IntegrityCheck;
import org.keqiao.integrity.IntegrityResult;
import org.keqiao.organization.CityProfiles;
import org.keqiao.organization.OrganisationType;
import org.keqiao.policy.ItemProcedure;
import org.keqiao.policy.Policies;
import org.keqiao.policy.PolicyCap;
import org.keqiao.policy.PolicyInputs;
import org.keqiao.policy.PolicyItem;
import org.keqiao.policy.PolicyShape;
import org.keqiao.policy.PolicyTerms;
import org.keqiao.policy.document.PolicyDocuments;
import org.keqiao.policy.window.WindowStanding;
import org.keqiao.policy.window.Windows;
import org.keqiao.register.CertifiedContract;
import org.keqiao.shared.Money;
import org.keqiao.shared.Texts;
import org.keqiao.subsidy.ClaimBasis;
import org.keqiao.subsidy.SubsidyCaps;
import org.keqiao.subsidy.SubsidyItems;
import org.keqiao.subsidy.match.PolicyMatch.Asked;
import org.keqiao.subsidy.match.PolicyMatch.Condition;
import org.keqiao.subsidy.match.PolicyMatch.Result;
import org.keqiao.title.ClassCheck;
import org.keqiao.title.EnterpriseClasses;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** Holds one item against what is known of an organisation, condition by condition. */
@Component
class ItemMatching {

    private static final Set<OrganisationType> APPLICANTS = EnumSet.of(
            OrganisationType.ENTERPRISE,
            OrganisationType.UNIVERSITY,
            OrganisationType.INSTITUTION,
            OrganisationType.PROVIDER,
            OrganisationType.COOPERATIVE,
            OrganisationType.TEAM);

    /** Inputs of tables that an application tells. */
    private static final Set<String> TOLD = Set.of("on", "county", "kind", "buyerInCity", "base", "usedThisYear");

    private static final List<String> SUMS = List.of("rate", "amount", "cap", "per", "totalCap", "totalPer", "classes");

    private final Policies policies;
    private final SubsidyItems items;
    private final ItemProcedure procedure;
    private final SubsidyCaps subsidyCaps;
    private final Caps caps;
    private final ProjectAwards projects;
    private final PersonMatching persons;
    private final PolicyDocuments documents;
    private final Windows windows;
    private final EnterpriseClasses classes;
    private final CityProfiles cities;
    private final Texts texts;
    private final Clock clock;

    ItemMatching(
            Policies policies,
            SubsidyItems items,
            ItemProcedure procedure,
            SubsidyCaps subsidyCaps,
            Caps caps,
            ProjectAwards projects,
            PersonMatching persons,
            PolicyDocuments documents,
            Windows windows,
            EnterpriseClasses classes,
            CityProfiles cities,
            Texts texts,
            Clock clock) {
        this.policies = policies;
        this.items = items;
        this.procedure = procedure;
        this.subsidyCaps = subsidyCaps;
        this.caps = caps;
        this.projects = projects;
        this.persons = persons;
        this.documents = documents;
        this.windows = windows;
        this.classes = classes;
        this.cities = cities;
        this.texts = texts;
        this.clock = clock;
    }

    private record Question(String item, PolicyInputs inputs) {}

    PolicyMatch match(PolicyItem item, Holder holder, Locale locale) {
        return new Matching(item, holder, locale).match();
    }

    private final class Matching {

        private final PolicyItem item;
        private final Holder holder;
        private final Locale locale;
        private final PolicyShape shape;
        private final LocalDate today = LocalDate.now(clock);
        private final List<Condition> conditions = new ArrayList<>();
        // Contracts differ in few ways: each question is asked once.
        private final Map<Question, Optional<PolicyTerms>> answers = new HashMap<>();
        private final Map<PolicyInputs, Boolean> open = new HashMap<>();

        // What of each cap is left for the contracts that come next.
        private final Map<PolicyCap.Per, Money> leftOfCaps = new EnumMap<>(PolicyCap.Per.class);

        // Name of the group that shares one of them; null where none does.
        @Nullable
        private String group;

        // Of the item, by contract; asked for once, when a cap for a project needs it.
        @Nullable
        private Map<String, Money> givenFor;

        Matching(PolicyItem item, Holder holder, Locale locale) {
            this.item = item;
            this.holder = holder;
            this.locale = locale;
            this.shape = policies.shape(item.key());
        }

        PolicyMatch match() {
            period();
            region();
            applicant();
            integrity();
            window();
            assessment();
            boolean ofDeals = items.isOfDeals(item);
            if (ofDeals) {
                add(Asked.ASSESSMENT, Result.UNKNOWN, "deals");
            }
            boolean ofContracts = !ofDeals && (shape.requiresCertificate() || is(ClaimBasis.CONTRACT));
            List<PolicyMatch.Contract> contracts = new ArrayList<>(ofContracts ? contracts() : List.of());
            List<PolicyMatch.Person> employed = is(ClaimBasis.PERSON) ? persons() : List.of();
            if (is(ClaimBasis.PROJECT)) {
                project();
                contracts.addAll(ofProjects());
            }
            Result result = conditions.stream().anyMatch(each -> each.result() == Result.FAIL)
                    ? Result.FAIL
                    : conditions.stream().anyMatch(each -> each.result() == Result.UNKNOWN)
                            ? Result.UNKNOWN
                            : Result.PASS;
            List<Money> each = new ArrayList<>();
            contracts.forEach(contract -> each.add(contract.most()));
            employed.forEach(person -> each.add(person.most()));
            Money most = each.isEmpty() || each.contains(null) ? null : Money.sum(each);
            return new PolicyMatch(
                    item.key(),
                    item.title(),
                    item.mode(),
                    item.validityUnverified(),
                    result,
                    conditions,
                    contracts,
                    employed,
                    most,
                    result != Result.FAIL && items.isAppliedFor(item) && !ofDeals);
        }

        private boolean is(ClaimBasis basis) {
            return items.isAppliedFor(item)
                    && items.basis(item).filter(basis::equals).isPresent();
        }

        /** Whoever is hired since may be claimed for as well: the register need not name the employer. */
        private List<PolicyMatch.Person> persons() {
            List<PolicyMatch.Person> employed = persons.persons(item, holder.organisation());
            if (employed.isEmpty()) {
                add(Asked.PERSON, Result.UNKNOWN, "noPerson");
                return employed;
            }
            add(
                    Asked.PERSON,
                    Result.PASS,
                    "persons",
                    employed.size(),
                    String.join(
                            texts.get("register.listSeparator", locale),
                            employed.stream()
                                    .map(PolicyMatch.Person::number)
                                    .limit(3)
                                    .toList()));
            if (employed.stream().anyMatch(person -> person.most() == null)) {
                notSet(Set.of("amount"));
            }
            return employed;
        }

        /** What a document recognises the application tells, and the register of contracts does not. */
        private void project() {
            add(Asked.PROJECT, Result.UNKNOWN, "project");
            policies.possible(
                            item.key(),
                            today,
                            PolicyInputs.NONE.county(holder.organisation().county()))
                    .ifPresent(terms -> notSet(SUMS.stream()
                            .filter(terms.answer().notSet()::contains)
                            .collect(Collectors.toCollection(TreeSet::new))));
        }

        /** Those that a project may rest on; nothing where the item asks for none. What is given for one nobody knows yet. */
        private List<PolicyMatch.Contract> ofProjects() {
            Set<String> sides = procedure.contractSides(item.key(), today);
            if (sides.isEmpty()) {
                return List.of();
            }
            List<PolicyMatch.Contract> fitting = new ArrayList<>();
            for (CertifiedContract contract : holder.contracts()) {
                Money left = contract.technicalAmount().minus(holder.counted(contract, item.group()));
                if (left.isPositive()
                        && holder.side().kind(contract).filter(sides::contains).isPresent()) {
                    fitting.add(new PolicyMatch.Contract(contract.number(), contract.title(), left, null));
                }
            }
            certificate(fitting);
            return fitting;
        }

        private void notSet(Set<String> names) {
            if (!names.isEmpty()) {
                List<String> words = names.stream()
                        .map(name -> texts.get("policy.name." + name, locale))
                        .toList();
                add(
                        Asked.FIGURES,
                        Result.UNKNOWN,
                        "notSet",
                        String.join(texts.get("register.listSeparator", locale), words));
            }
        }

        private void period() {
            Optional<PolicyDocuments.Successor> next = documents.successor(item.key(), today);
            if (next.isPresent()) {
                add(
                        Asked.PERIOD,
                        Result.FAIL,
                        "superseded",
                        next.get().document(),
                        next.get().since(),
                        next.get().title());
                return;
            }
            boolean inForce = policies.mayAnswer(item.key(), today, PolicyInputs.NONE);
            add(Asked.PERIOD, inForce ? Result.PASS : Result.FAIL, inForce ? "inForce" : "notInForce", today);
        }

        private void region() {
            String county = holder.organisation().county();
            if (county == null) {
                add(Asked.REGION, Result.UNKNOWN, "countyUnknown");
                return;
            }
            boolean given = policies.mayAnswer(item.key(), today, PolicyInputs.NONE.county(county));
            boolean everywhere = !shape.inputs().contains("county");
            String key = everywhere ? "countyEverywhere" : given ? "countyGiven" : "countyNotGiven";
            add(Asked.REGION, given ? Result.PASS : Result.FAIL, key, cities.officeName(county, locale));
        }

        private void applicant() {
            OrganisationType type = holder.organisation().type();
            Optional<PolicyTerms> terms = policies.possible(
                    item.key(),
                    today,
                    PolicyInputs.NONE.county(holder.organisation().county()));
            List<String> allowed = terms.map(PolicyTerms::classes).orElse(List.of());
            boolean may = APPLICANTS.contains(type)
                    && (terms.filter(PolicyTerms::leavesClassesOpen).isPresent()
                            || classes.isForKind(holder.organisation().id(), allowed));
            String word = texts.get("organization.type." + type, locale);
            add(Asked.CLASS, may ? Result.PASS : Result.FAIL, may ? "type" : "typeNot", word);
            if (!allowed.isEmpty()) {
                enterpriseClass(allowed);
            }
        }

        /** 申报单位类别, by what the register of titles knows today. */
        private void enterpriseClass(List<String> allowed) {
            ClassCheck check = classes.check(holder.organisation().id(), allowed, today);
            add(Asked.CLASS, Result.valueOf(check.result().name()), "classes", check.allowed(), check.known());
        }

        private void integrity() {
            IntegrityCheck check = holder.integrity();
            String found = check.gravest()
                    .map(entry ->
                            texts.get("match.data.record", locale, entry.kind().text(), entry.source()))
                    .orElse("");
            if (check.isBlocked()) {
                add(Asked.INTEGRITY, Result.FAIL, "blocked", found);
            } else if (check.result() == IntegrityResult.WARN) {
                add(Asked.INTEGRITY, Result.UNKNOWN, "warned", found);
            } else {
                add(Asked.INTEGRITY, Result.PASS, "noRecord");
            }
        }

        private void window() {
            WindowStanding standing = windows.standing(item.key());
            if (standing.open()) {
                add(Asked.WINDOW, Result.PASS, standing.isUnset() ? "always" : "openUntil", shown(standing.last()));
            } else if (standing.first() != null) {
                add(Asked.WINDOW, Result.FAIL, "opens", standing.first());
            } else {
                add(Asked.WINDOW, Result.FAIL, standing.isUnset() ? "notAnnounced" : "over", shown(standing.last()));
            }
        }

        private Object shown(@Nullable LocalDate day) {
            return day == null ? "" : day;
        }

        /** What neither the register nor an application tells. */
        private void assessment() {
            for (String input : new TreeSet<>(shape.inputs())) {
                boolean told = TOLD.contains(input) || input.equals("level") && is(ClaimBasis.PERSON);
                if (!told) {
                    add(Asked.ASSESSMENT, Result.UNKNOWN, "assessed", texts.get("policy.name." + input, locale));
                }
            }
        }

        private List<PolicyMatch.Contract> contracts() {
            List<PolicyMatch.Contract> fitting = new ArrayList<>();
            Set<String> notSet = new TreeSet<>();
            boolean exhausted = false;
            for (CertifiedContract contract : holder.contracts()) {
                PolicyInputs inputs = holder.side().inputs(holder.organisation().county(), cities.current(), contract);
                Money left = contract.technicalAmount().minus(holder.counted(contract, item.group()));
                if (!left.isPositive()
                        || !open.computeIfAbsent(inputs, asked -> policies.mayAnswer(item.key(), today, asked))) {
                    continue;
                }
                Optional<PolicyTerms> terms = terms(item, inputs);
                terms.ifPresent(found ->
                        SUMS.stream().filter(found.answer().notSet()::contains).forEach(notSet::add));
                boolean unset = terms.isEmpty()
                        || SUMS.stream().anyMatch(terms.get().answer().notSet()::contains);
                Money most =
                        unset || !isOfContract(terms.get()) ? null : most(AwardTerms.of(terms.get()), inputs, contract);
                exhausted |= leftOfCaps.values().stream().anyMatch(rest -> !rest.isPositive())
                        && most != null
                        && most.isZero();
                fitting.add(new PolicyMatch.Contract(contract.number(), contract.title(), left, most));
            }
            certificate(fitting);
            notSet(notSet);
            if (!leftOfCaps.isEmpty()) {
                boolean none = exhausted && fitting.stream().allMatch(each -> Money.ZERO.equals(each.most()));
                if (group == null) {
                    add(Asked.CAP, none ? Result.FAIL : Result.PASS, none ? "capUsed" : "capLeft");
                } else {
                    add(Asked.CAP, none ? Result.FAIL : Result.PASS, none ? "groupCapUsed" : "groupCapLeft", group);
                }
            }
            return fitting;
        }

        private boolean isOfContract(PolicyTerms terms) {
            return terms.measure() == null || terms.measure().isOfContract();
        }

        private void certificate(List<PolicyMatch.Contract> fitting) {
            if (fitting.isEmpty()) {
                add(Asked.CERTIFICATE, Result.FAIL, holder.contracts().isEmpty() ? "noContract" : "noFittingContract");
                return;
            }
            List<String> numbers =
                    fitting.stream().map(PolicyMatch.Contract::number).limit(3).toList();
            add(
                    Asked.CERTIFICATE,
                    Result.PASS,
                    "contracts",
                    fitting.size(),
                    String.join(texts.get("register.listSeparator", locale), numbers));
        }

        /** If everything is paid: city and county together, under what is left of the holder's cap. */
        private Money most(AwardTerms terms, PolicyInputs inputs, CertifiedContract contract) {
            ContractBase base = new ContractBase(
                    contract.contractAmount(),
                    contract.technicalAmount(),
                    contract.contractAmount(),
                    holder.counted(contract, item.group()),
                    holder.measured(contract, item.group()));
            Money counts = base.by(terms.measure());
            Money others = holder.awardedElsewhere(contract, item.group());
            Award city = Award.of(terms, counts, new Award.Beside(used(terms, contract), others, null));
            leftOfCaps.replaceAll((per, rest) -> rest.minus(city.net()));
            Money award = city.net();
            for (PolicyItem supplement : items.supplements(item)) {
                Optional<PolicyTerms> found = terms(supplement, inputs)
                        .filter(each -> SUMS.stream().noneMatch(each.answer().notSet()::contains));
                if (found.isPresent() && city.net().isPositive()) {
                    AwardTerms more = AwardTerms.of(found.get()).supplementing();
                    Award.Beside beside = new Award.Beside(Map.of(), city.net(), more.jointLimit(counts));
                    award = award.plus(
                            Award.of(more, base.by(more.measure()), beside).net());
                }
            }
            return award;
        }

        /** What of each cap is used, contracts before this one included. */
        private Map<PolicyCap.Per, Money> used(AwardTerms terms, CertifiedContract contract) {
            Map<PolicyCap.Per, Money> used = new EnumMap<>(PolicyCap.Per.class);
            if (terms.cap() != null) {
                used.put(PolicyCap.Per.PROJECT, givenFor().getOrDefault(contract.number(), Money.ZERO));
            }
            Map<PolicyCap.Per, CapKey> keys =
                    subsidyCaps.keys(terms, item, holder.organisation().id(), today, contract);
            group = subsidyCaps
                    .group(terms, holder.organisation().id(), today)
                    .map(CompanyGroup::name)
                    .orElse(group);
            for (AwardTerms.HolderCap cap : terms.holderCaps()) {
                Money rest = leftOfCaps.computeIfAbsent(cap.per(), per -> {
                    Money now = caps.used(keys.get(per));
                    return now.isMoreThan(cap.limit())
                            ? Money.ZERO
                            : cap.limit().minus(now);
                });
                used.put(cap.per(), cap.limit().minus(rest));
            }
            return used;
        }

        private Map<String, Money> givenFor() {
            if (givenFor == null) {
                givenFor = projects.given(
                        item.key(),
                        holder.contracts().stream()
                                .map(CertifiedContract::number)
                                .toList());
            }
            return givenFor;
        }

        private Optional<PolicyTerms> terms(PolicyItem asked, PolicyInputs inputs) {
            return answers.computeIfAbsent(
                    new Question(asked.key(), inputs), question -> items.terms(asked.key(), today, inputs));
        }

        private void add(Asked asked, Result result, String key, Object... arguments) {
            conditions.add(new Condition(asked, result, texts.get("match.data." + key, locale, arguments)));
        }
    }
}
