package org.keqiao.shared.ui;

import java.util.Optional;

/** Where the top bar's search leads; several beans may answer, the first that does wins. */
public interface SearchBox {

    /**
     * @param query what was typed, not blank
     * @return route with parameters, empty when this person has nothing to search there
     */
    Optional<String> path(String query);
}
