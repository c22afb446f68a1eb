package org.keqiao.subsidy.batch;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.keqiao.form.CodeTables.Code;
import org.keqiao.form.LiveCodes;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.AccountView;
import org.springframework.stereotype.Component;

/** The bureau's people, to choose from where a name alone might be another's. Their code is the sign-in name. */
@Component
class BureauOfficers implements LiveCodes {

    private final AccountDirectory accounts;

    BureauOfficers(AccountDirectory accounts) {
        this.accounts = accounts;
    }

    @Override
    public String table() {
        return "bureau-officer";
    }

    @Override
    public List<Code> codes() {
        List<AccountView> people = accounts.ofCity();
        Map<String, Long> bearers =
                people.stream().collect(Collectors.groupingBy(AccountView::displayName, Collectors.counting()));
        return people.stream()
                .map(person -> {
                    String name = bearers.get(person.displayName()) == 1
                            ? person.displayName()
                            : person.displayName() + " (" + person.username() + ")";
                    return new Code(person.username(), name, name, null, null, null, false);
                })
                .toList();
    }
}
